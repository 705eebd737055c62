#!/usr/bin/env bash
# The negative control of check.sh: in violations/, exactly the lines that say so in a comment must be reported, and a
# circle in the table of capabilities must be, whatever the sources include.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"

expected=$(cd violations && grep -rn '// violation' . | sed -E 's/^(\.\/)?([^:]+:[0-9]+):.*/\2/' | sort -u)
reported=$(bash check.sh violations | sed -E 's/^(\.\/)?([^:]+:[0-9]+):.*/\2/' | sort -u) && {
    echo "check.sh found nothing wrong with the violations."
    exit 1
}
[[ -n $expected ]]
diff <(echo "$expected") <(echo "$reported") || {
    echo "Lines with < are violations that check.sh misses; lines with > it reports wrongly."
    exit 1
}

circle=$(mktemp)
trap 'rm -f -- "$circle"' EXIT
sed 's/^caching:.*/& accounts/' capabilities.txt >"$circle"
said=$(bash check.sh violations "$circle") || true
grep -F "$circle:1:" <<<"$said" | grep -q 'circle.*accounts' || {
    echo "check.sh takes a table in which accounts and caching include each other."
    exit 1
}
