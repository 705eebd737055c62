# Starts the bank on this machine, opens the desktop on it, and ends both. Sourced by ./run.
# shellcheck shell=bash

bankPid=""
desktopPid=""
stamp=""

endProcess() { # endProcess PID SECONDS: SIGTERM, wait, then SIGKILL
    local left=$(($2 * 10))
    kill -TERM "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null; do
        if ((left-- == 0)); then
            say "Process $1 did not end within $2 seconds and is killed; the next start recovers."
            kill -KILL "$1" 2>/dev/null || true
            return 0
        fi
        sleep 0.1
    done
}

endAll() {
    trap '' INT TERM HUP
    trap - EXIT
    [[ -z $desktopPid ]] || endProcess "$desktopPid" 10
    [[ -z $bankPid ]] || endProcess "$bankPid" 60
    [[ -z $stamp ]] || rm -f -- "$stamp"
}

dataFolder() {
    if [[ -n ${COUNTERFOIL_DATA:-} ]]; then
        realpath -m -- "$COUNTERFOIL_DATA"
    elif ((EUID == 0)); then
        echo /var/lib/counterfoil/bank
    else
        echo "${XDG_DATA_HOME:-$HOME/.local/share}/counterfoil/bank"
    fi
}

# Both run in their own sessions: Ctrl-C reaches only this script, which ends the desktop first and then the bank.
startBank() { # startBank DATA: returns when the bank is ready; its progress goes to the terminal
    local data=$1 records=()
    [[ -n ${COUNTERFOIL_BERKA:-} ]] && records=(--berka "$COUNTERFOIL_BERKA")
    # Only a ready file written after this moment is from the bank started here.
    stamp=$(mktemp)
    setsid "$bin/bankd" serve --embedded "$data" --demo "${records[@]}" --ready-file "$data/ready.json" </dev/null &
    bankPid=$!
    until [[ $data/ready.json -nt $stamp ]]; do
        if ! kill -0 "$bankPid" 2>/dev/null; then
            bankPid=""
            die "The bank did not start; the reason is above. Its data is in $data."
        fi
        sleep 0.1
    done
}

readyField() { # readyField NAME FILE: a string member of bankd's ready file
    sed -nE "s/.*\"$1\" *: *\"([^\"]*)\".*/\1/p" "$2"
}

openDesktop() {
    local data status=0
    data=$(dataFolder)
    trap endAll EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    startBank "$data"
    setsid "$bin/counterfoil" --server "$(readyField url "$data/ready.json")" --ca "$(readyField ca "$data/ready.json")" \
        --demonstration "$data/demo/people.json" &
    desktopPid=$!
    wait "$desktopPid" || status=$?
    desktopPid=""
    kill -0 "$bankPid" 2>/dev/null || die "The bank ended while the desktop was open; its output is above."
    return "$status"
}
