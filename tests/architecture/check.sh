#!/usr/bin/env bash
# Which folder may include what (ARCHITECTURE.md, "The parts"), and which constructs are forbidden.
# check.sh ROOT [CAPABILITIES] prints file:line: sentence for every violation and fails if there is one. CAPABILITIES is
# the dependency table of services/bank, by default the one beside this script. Run by ctest and by ./run lint.
set -uo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
capabilities=$(realpath -- "${2:-$here/capabilities.txt}")
cd "${1:?check.sh ROOT [CAPABILITIES]}" || exit 2

found=0
report() { # report SENTENCE: each file:line:text on standard input is a violation
    local file line _
    while IFS=: read -r file line _; do
        echo "$file:$line: $1"
        found=1
    done
}

lines() { # lines PATTERN FOLDER…: file:line:text of the sources that match
    local pattern=$1 folder here=()
    shift
    for folder in "$@"; do [[ -d $folder ]] && here+=("$folder"); done
    ((${#here[@]})) && grep -rnE --include='*.cpp' --include='*.h' -- "$pattern" "${here[@]}"
}

# --- our own headers: named from the root, and only those of lower layers
# ----------------------------------------------

mayInclude() { # mayInclude FOLDER LAYER…
    local folder=$1 layers
    shift
    layers=$(IFS='|' && echo "$*")
    report "$folder may include only $*" < <(
        lines '^ *# *include +"' "$folder" | grep -vE "include +\"(($layers)(/|\")|[A-Za-z_]+\.moc\")"
    )
}

contract=(models/domain services/contract)
client=("${contract[@]}" services/client)
tables=("${client[@]}" models/tables)
bank=("${contract[@]}" services/bank)
mayInclude models/domain models/domain
mayInclude services/contract "${contract[@]}"
mayInclude services/client "${client[@]}"
mayInclude models/tables "${tables[@]}"
mayInclude ui "${tables[@]}" ui
mayInclude app/desktop "${tables[@]}" ui app/desktop
mayInclude services/bank "${bank[@]}"
mayInclude app/bankd "${bank[@]}" app/bankd
# The platform has no banking logic: it may include only the domain types that any program could use.
mayInclude services/bank/platform services/bank/platform models/domain/{Outcome,Date,Text,Uuid}.h

# --- between the capabilities of the bank -------------------------------------------------------------------------------

rows() { # the table's rows: CAPABILITY: CAPABILITY…
    grep -E '^[a-z]+:' "$capabilities"
}

arrows() { # each dependency in the table as FROM TO
    local from to some
    while IFS=: read -r from to; do
        read -ra some <<<"$to"
        for to in "${some[@]}"; do echo "$from $to"; done
    done < <(rows)
}

report "the capabilities have a dependency cycle: $(arrows | tsort 2>&1 >/dev/null | sed '1d; s/^tsort: //' | paste -sd ' ')" < <(
    arrows | tsort >/dev/null 2>&1 || echo "$capabilities:1:"
)
mayEachInclude() {
    local from to some
    while IFS=: read -r from to; do
        read -ra some <<<"$to"
        report "$from may include only ${to:- nothing} (tests/architecture/capabilities.txt)" < <(
            lines '^ *# *include +"services/bank/' "services/bank/$from" |
                grep -vE "include +\"services/bank/($(IFS='|' && echo "$from|platform${some:+|}${some[*]}"))/"
        )
    done < <(rows)
}
mayEachInclude
report "a capability is listed in tests/architecture/capabilities.txt" < <(
    find services/bank -mindepth 2 '(' -name '*.cpp' -o -name '*.h' ')' -exec grep -nHm1 '' '{}' + 2>/dev/null |
        grep -vE "^services/bank/($(rows | cut -d: -f1 | paste -sd '|')|platform)/"
)

report "a capability is installed as a whole, its routes with it: include its Install.h" < <(
    lines '^ *# *include +"services/bank/[a-z]+/[A-Za-z]+Routes\.h"' services/bank app/bankd |
        grep -vE '^services/bank/([a-z]+)/[^:]*:[0-9]+:.*"services/bank/\1/'
)

# mustNotReach HEADER PATTERN SENTENCE: HEADER does not include such a header, directly or through ours
mustNotReach() {
    local reached=("$1") next i
    for ((i = 0; i < ${#reached[@]}; i++)); do
        [[ -f ${reached[i]} ]] || continue
        while read -r next; do
            [[ " ${reached[*]} " == *" $next "* ]] || reached+=("$next")
        done < <(sed -nE 's/^ *# *include +"([^"]+)".*/\1/p' "${reached[i]}")
    done
    report "$3" < <(grep -nHE "^ *# *include +[<\"]($2)" -- "${reached[@]}" 2>/dev/null)
}

mustNotReach services/bank/ledger/Decide.h 'pqxx/|libpq-fe\.h|services/bank/platform/' \
    "ledger/Decide.h is reached from: decisions about money must not depend on a database"
mustNotReach services/bank/platform/cache/Cache.h 'pqxx/|libpq-fe\.h' \
    "platform/cache/Cache.h is reached from: a cache in another process must not depend on PostgreSQL"

# --- third-party headers
# ------------------------------------------------------------------------------------------------

mustNotInclude() { # mustNotInclude PATTERN SENTENCE FOLDER…
    report "$2" < <(lines "^ *# *include +<($1)" "${@:3}")
}

# onlyIn HOMES PATTERN SENTENCE: HOMES is an extended regular expression for the allowed folders
onlyIn() {
    report "$3" < <(lines "^ *# *include +<($2)" app models services ui | grep -vE "^($1)/")
}

widget='QtWidgets|QApplication|Q[A-Za-z]*(Widget|Dialog|View|Button|Label|LineEdit|ComboBox|Layout|MainWindow)>'
network='QtNetwork|QNetwork|QSsl|QTcp|QUdp|QAbstractSocket|QHost|QLocalS|QHttp|QRest|QDns'
# The kernel's random numbers are the only exception: ids must be unguessable.
report "models/domain uses the standard library only" < <(
    lines '^ *# *include +<' models/domain | grep -vE '<([a-z0-9_]+|sys/random\.h)>'
)
mustNotInclude 'Qt?[A-Z]' "no Qt in the bank or in what both programs share" services/bank services/contract app/bankd
mustNotInclude "$widget" "no widgets below ui" models/tables services/client
mustNotInclude "$network" "the screens reach the network only through services/client" ui models/tables
onlyIn 'services/bank/platform/http' 'boost/beast|boost/asio/ssl' \
    "Beast and Asio's TLS stay in services/bank/platform/http"
onlyIn 'services/bank/platform/(http|redis)' 'openssl/ssl\.h' \
    "TLS stays in services/bank/platform/http and platform/redis"
onlyIn 'services/bank/platform/(http|crypto|redis)|services/client' 'openssl/' \
    "OpenSSL stays in services/bank/platform/http, platform/crypto, platform/redis and services/client"
onlyIn 'services/bank/platform/redis' 'hiredis/' "Redis is spoken to in services/bank/platform/redis"
onlyIn 'services/bank' 'liboath' "the secrets stay in services/bank"
onlyIn 'services/bank/platform/(postgres|embedded)' 'pqxx/|libpq-fe\.h' \
    "libpqxx and libpq stay in services/bank/platform/postgres and platform/embedded: rows are read through db::Row"
onlyIn 'services/bank|services/contract' 'sodium' "secrets stay in services/bank; the contract takes its base64 from sodium"
onlyIn 'ui/charts' 'QtCharts|QChart' "Qt Charts stays in ui/charts"

# --- constructs ---------------------------------------------------------------------------------------------------------

forbid() { # forbid PATTERN SENTENCE FOLDER…: mentions in comments do not count
    report "$2" < <(lines "$1" "${@:3}" | grep -vE "^[^:]+:[0-9]+:[^\"]*//.*($1)")
}

report "rows are read by column name: db::Row" < <(
    lines '\bpqxx::|\bPQ(getvalue|fnumber)\(' services/bank app/bankd | grep -vE '^services/bank/platform/(postgres|embedded)/'
)

report "advisory locks are taken through services/bank/api/AdvisoryLocks.h, where each has a name" < <(
    lines 'advisory_[a-z_]*lock' services/bank app/bankd | grep -vE '^services/bank/platform/postgres/AdvisoryLock\.cpp:'
)

qt=(ui models/tables services/client app/desktop)
report "no nested event loop: exec() blocks windows that the user can still see" < <(
    lines '\bexec\(' "${qt[@]}" |
        grep -vE '^app/desktop/[^:]*:[0-9]+:.*\b(app|application|Q(Core|Gui)?Application)(\.|::)exec\(\)|^[^:]+:[0-9]+: *//'
)
forbid '\bQEventLoop\b' "no nested event loop" "${qt[@]}"
forbid '\bprocessEvents\b' "no processEvents" "${qt[@]}"
forbid '\b(SIGNAL|SLOT) *\(' "connect to members, not to their names" "${qt[@]}"
forbid '\bsender\(\)' "no sender(): capture what the slot needs" "${qt[@]}"
forbid '\bvoid ([a-zA-Z]+::)?on_[a-zA-Z]+_[a-zA-Z]+\(' "no slots connected by their name" "${qt[@]}"
forbid '\bignoreSslErrors\b' "a certificate error ends the connection" "${qt[@]}"

# Day, time and zone come from one place: they are the branch's, not this machine's.
report "days and times of day come from models/tables/BranchClock" < <(
    lines 'QDate::currentDate|QDateTime::(currentDateTime\(|from(M?)SecsSinceEpoch)|toLocalTime|QTime::currentTime' \
        ui models/tables | grep -vE '^models/tables/BranchClock\.cpp:'
)
# LineEdit turns pasted text into one line, and DayEdit's years have four digits.
forbid '\bnew Q(Line|Date|DateTime)Edit\b' "fields of one line are LineEdits, days are DayEdits" ui

# The ledger can be replayed from a seed: services/bank/api/Environment.h.
forbid '_clock::now\(|\bClock::now\(|Id::make\(|Uuid::v7\(|randomBytes\(' \
    "the ledger's times, ids and random bytes are injected" services/bank/ledger

# Beast ignores body_limit if parser.get() is passed.
report "async_read takes the parser, not parser.get(), or there is no body limit" < <(
    # shellcheck disable=SC2016
    find services app '(' -name '*.cpp' -o -name '*.h' ')' -exec awk '
        /async_read/ { inside = 1; text = ""; line = FNR }
        inside { text = text $0 }
        inside && text ~ /[pP]arser[A-Za-z_]*(\.|->)get\(\)/ { print FILENAME ":" line ":"; inside = 0 }
        /;/ { inside = 0 }' {} +
)
report "open work goes into an issue, not a comment" < <(
    grep -rnwE 'TO[D]O|FIXM[E]' --include='*.cpp' --include='*.h' --include='*.sql' --include='CMakeLists.txt' \
        --include='*.cmake' --include='*.sh' --exclude-dir=build --exclude-dir=violations .
)

exit "$found"
