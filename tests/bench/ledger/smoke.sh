#!/usr/bin/env bash
# smoke.sh PROGRAM: ledger_bench works on a tiny bank, its books agree afterwards, its last line has its form, and it
# refuses what makes no sense.
set -uo pipefail
program=${1:?smoke.sh PROGRAM}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

report=$("$program" --accounts 200 --transfers 2000 --pairs 1 --seconds 1 --only engine,read,memory --booked 5000 \
    --verify) ||
    fail "It failed."
printf '%s\n' "$report"
grep -qF "with : without balance check" <<<"$report" || fail "It does not say what the check of balances costs."
grep -qF "growth, second to last point" <<<"$report" || fail "It does not say whether memory grows."
number='[0-9]+\.[0-9]{2}'
[[ ${report##*$'\n'} =~ ^ratios\ engine\ $number\ tls\ -\ batch\ -\ hot\ -\ idle\ -\ read\ $number$ ]] ||
    fail "Its last line is: ${report##*$'\n'}"
for wrong in "--pairs 0" "--accounts 201" "--transfers 100 --accounts 200" "--only nothing" "--seconds none" \
    "--accounts 200 --transfers 2000 --only memory --booked 1000000000"; do
    # shellcheck disable=SC2086
    "$program" $wrong 2>/dev/null && fail "It accepts $wrong."
done
exit 0
