#!/usr/bin/env bash
# Negative control for check.sh: in violations/, exactly the lines marked by a comment must be reported, and so must a
# cycle in the capability table, whatever the sources include.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")"

expected=$(cd violations && grep -rn '// violation' . | sed -E 's/^(\.\/)?([^:]+:[0-9]+):.*/\2/' | sort -u)
reported=$(bash check.sh violations | sed -E 's/^(\.\/)?([^:]+:[0-9]+):.*/\2/' | sort -u) && {
    echo "check.sh accepts the violations."
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
grep -F "$circle:1:" <<<"$said" | grep -q 'cycle.*accounts' || {
    echo "check.sh accepts a table in which accounts and caching include each other."
    exit 1
}
