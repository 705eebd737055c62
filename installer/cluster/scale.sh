# More and fewer servers, and new programs for all of them, while the bank works. Sourced by cluster.sh.
# shellcheck shell=bash

readonly firstServer=11
readonly mostServers=10

isServer() { [[ -e $clusterState/pid/n$1-bankd ]]; } # isServer HOST

serverHosts() { # a line each
    local host
    for ((host = firstServer; host < firstServer + mostServers; host++)); do
        ! isServer "$host" || echo "$host"
    done
}

everyHost() { { printf '%s\n' "${allHosts[@]}" && serverHosts; } | sort -nu; } # with the servers that were added

cluster_scale() { # cluster_scale N
    local host wanted=${1:-}
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    [[ $wanted =~ ^[1-9]$ || $wanted == "$mostServers" ]] || die "How many servers: ./run cluster scale 1 … $mostServers."
    for ((host = firstServer; host < firstServer + wanted; host++)); do
        isServer "$host" || addServer "$host"
    done
    for ((host = firstServer + mostServers - 1; host >= firstServer + wanted; host--)); do
        ! isServer "$host" || removeServer "$host"
    done
}

addServer() { # addServer HOST
    say "n$1 begins to serve."
    endHost "$1" # what is left of it if it could not be added before
    rm -rf -- "$(folderOf "$1")"
    makeHost "$1"
    makeCertificate "$1" bankd counterfoil
    prepareBank "$1"
    startServer "$1"
    # A server that is added has nothing of what the configuration says of all.
    eachProxy "add server servers/n$1 $(addressOf "$1"):8443 $(checksOf "n$1")" "enable health servers/n$1" \
        "enable agent servers/n$1" "enable server servers/n$1"
    await 60 "n$1 behind the proxies" eachProxyHas "n$1" UP
}

startServer() { # startServer HOST
    startOn "$1" bankd root "$bin/bankd" serve --config "$(folderOf "$1")/bankd.toml"
    await 60 "bankd of n$1" isReady "$(addressOf "$1")"
}

removeServer() { # removeServer HOST
    say "n$1 serves no more."
    endServer "$1"
    eachProxy "set server servers/n$1 state maint" "shutdown sessions server servers/n$1"
    await 30 "The end of n$1's connections" eachProxy "del server servers/n$1"
    endHost "$1"
    rm -rf -- "$(folderOf "$1")" "$clusterState"/{pid,start}/"n$1-bankd"
}

# New connections go elsewhere; then it answers what it has begun and the next call of each client, tells each with the answer
# that the connection ends, and seals what it has recorded. Meanwhile its health is not asked: a proxy cuts off the clients of
# a server that is down.
endServer() { # endServer HOST
    eachProxy "set server servers/n$1 state drain" "disable health servers/n$1"
    kill -TERM "$(cat -- "$clusterState/pid/n$1-bankd")" || true
    await 90 "The end of n$1's bankd" isEnded "$1" bankd
}

isEnded() { ! isRunning "$1" "$2"; } # isEnded HOST NAME

# The program of one server after the other is replaced; two thirds of the servers work at any moment.
cluster_roll() {
    local host
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    for host in $(serverHosts); do
        say "n$host is started anew."
        endServer "$host"
        startServer "$host"
        eachProxy "enable health servers/n$host" "set server servers/n$host state ready"
        await 60 "n$host behind the proxies" eachProxyHas "n$host" UP
    done
}

# By their load, until it is stopped. On the machine itself and not on one of its hosts, for it makes hosts.
cluster_autoscale() { # cluster_autoscale [--least N] [--most N]
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    printf '#!/bin/sh\nexport PATH=%q\nexec %q cluster scale "%s"\n' "$PATH" "$root/run" "\$1" >"$clusterState/scale"
    chmod 700 -- "$clusterState/scale"
    "$bin/bankd" autoscale --config "$(folderOf "$firstServer")/bankd.toml" --program "$clusterState/scale" \
        --output "$clusterState/log/scale" "$@"
}

proxySays() { # proxySays HOST COMMAND
    socat -t 5 - "UNIX-CONNECT:$(folderOf "$1")/haproxy/haproxy.sock" <<<"$2"
}

eachProxy() { # eachProxy COMMAND…: it says nothing but that it did it
    local host command answer
    for host in "${proxyHosts[@]}"; do
        isRunning "$host" haproxy || continue
        for command in "$@"; do
            answer=$(proxySays "$host" "$command")
            [[ -z ${answer//[[:space:]]/} || $answer == *"registered"* || $answer == *"deleted"* ]] ||
                { say "HAProxy of n$host: $answer" && return 1; }
        done
    done
}

eachProxyHas() { # eachProxyHas SERVER STATUS
    local host
    for host in "${proxyHosts[@]}"; do
        isRunning "$host" haproxy || continue
        proxySays "$host" "show stat" | grep -q "^servers,$1,.*,$2," || return 1
    done
}
