# The second region while the first one works: a PostgreSQL that follows, and servers that are configured but not
# started. Sourced by cluster.sh.
# shellcheck shell=bash

startFollower() {
    prepareDatabase "$followerHost" "$(following "${dataHosts[@]}")"
    startServers "$followerHost"
    await 60 "The second region's PostgreSQL" patroniSays "$followerHost" /standby-leader
}

# As Patroni's configuration has it, for a region that follows that of these hosts: by a slot that is named for it.
following() { # following HOST…
    local slot=second
    (($1 < 50)) || slot=first
    printf '{"host": "%s", "port": 5432, "primary_slot_name": "%s", "create_replica_methods": ["basebackup"]}\n' \
        "$(listed , A "$@")" "$slot"
}

# WAL is kept for the second region always, for the first one only when it comes back.
keptBy() { # keptBy HOST
    if (($1 == followerHost)); then echo null; else echo '{"second": {"type": "physical"}}'; fi
}

configurePatroni() { # configurePatroni HOST JSON: of the whole region
    local tls
    tls=$(tlsOf "$1")
    onHost "$1" curl --silent --show-error --fail --max-time 5 --cacert "$tls/ca.pem" --cert "$tls/patroni.pem" \
        --key "$tls/patroni.key" --request PATCH --data "$2" "https://$(addressOf "$1"):8008/config" >/dev/null
}
