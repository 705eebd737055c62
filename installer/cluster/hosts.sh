# The hosts of the cluster and what runs on them. Sourced by cluster.sh.
# shellcheck shell=bash

readonly clusterState=/var/lib/counterfoil/cluster # below it a folder for each host, and the logs of all
readonly clusterNetwork=10.83.0
readonly clusterBridge=counterfoil0

readonly dataHosts=(1 2 3)  # etcd, Patroni and PostgreSQL; Redis and a Sentinel; Kafka
readonly proxyHosts=(4 5)   # HAProxy
readonly bankHosts=(11 12 13) # bankd; up to 20
readonly workHosts=(21 22)  # bankd work
readonly outsideHost=31     # whom the bank talks to: a mail server, a gateway for SMS
readonly objectHosts=(41 51) # versitygw: the object store of the first and of the second region
# The second region: hosts above 50.
readonly followerHost=52    # etcd, Patroni and PostgreSQL that follows the first region's
readonly restoreHost=55     # where a backup is proven
readonly spareBankHosts=(61 62 63) # bankd, started when the first region is lost
readonly spareProxyHost=64  # HAProxy, the same
readonly allHosts=("${dataHosts[@]}" "${proxyHosts[@]}" "${bankHosts[@]}" "${workHosts[@]}" "$outsideHost" "${objectHosts[@]}"
    "$followerHost" "$restoreHost" "${spareBankHosts[@]}" "$spareProxyHost")

addressOf() { echo "$clusterNetwork.$1"; }     # addressOf HOST
folderOf() { echo "$clusterState/n$1"; }       # folderOf HOST: what is on its disk
onHost() { ip netns exec "n$1" "${@:2}"; }     # onHost HOST COMMAND…

makeHosts() {
    local host
    for host in "${allHosts[@]}"; do
        [[ ! -e /run/netns/n$host && ! -e /etc/netns/n$host ]] ||
            die "There is a network namespace n$host already, which is not the cluster's."
    done
    install -d -m 755 -- "$clusterState" "$clusterState"/{log,pid,start}
    { printf '127.0.0.1 localhost\n' && listed $'\n' 'A H.counterfoil.internal' "${allHosts[@]}"; } >"$clusterState/hosts"
    ip link add "$clusterBridge" type bridge || die "This machine does not let me make a bridge."
    ip address add "$clusterNetwork.254/24" dev "$clusterBridge"
    ip link set "$clusterBridge" up
    for host in "${allHosts[@]}"; do
        makeHost "$host"
    done
}

makeHost() { # makeHost HOST
    install -d -m 755 -- "/etc/netns/n$1" # `ip netns exec` binds what is in it over /etc
    ln -sfn -- "$clusterState/hosts" "/etc/netns/n$1/hosts"
    ip netns add "n$1"
    ip link add "counterfoil-n$1" type veth peer name eth0 netns "n$1"
    ip link set "counterfoil-n$1" master "$clusterBridge" up
    ip -n "n$1" address add "$(addressOf "$1")/24" dev eth0
    ip -n "n$1" link set lo up
    ip -n "n$1" link set eth0 up
    install -d -m 755 -- "$(folderOf "$1")"
    ! isDrilled || equipHost "$1"
}

endProcesses() { # endProcesses HOST: all of them
    local pids
    while pids=$(ip netns pids "n$1") && [[ -n $pids ]]; do
        # shellcheck disable=SC2086
        kill -KILL $pids 2>/dev/null || true
        sleep 0.1
    done
}

endHost() { # endHost HOST: with all that runs there
    rm -rf -- "/etc/netns/n$1"
    [[ -e /run/netns/n$1 ]] || return 0
    endProcesses "$1"
    ! isDrilled || removeDisks "$1"
    ip link delete "counterfoil-n$1" 2>/dev/null || true # a namespace that is deleted keeps its end for a while
    ip netns delete "n$1"
}

removeNetwork() {
    ! ip link show "$clusterBridge" >/dev/null 2>&1 || ip link delete "$clusterBridge"
    [[ ! -d /etc/netns ]] || rmdir --ignore-fail-on-non-empty /etc/netns
}

# By a script of its own, so that it can be started again as it was: what it says goes to log/nHOST-NAME.
startOn() { # startOn HOST NAME USER COMMAND…: in the background
    local host=$1 name=$2 user=$3 script words
    shift 3
    mapfile -t words < <(clockOf "$host")
    script=$clusterState/start/n$host-$name
    {
        printf '#!/bin/sh\nsetsid ip netns exec n%s setpriv --reuid=%s --regid=%s --init-groups --reset-env' "$host" "$user" \
            "$(id -gn "$user")"
        printf ' %q' "${words[@]}" "$@"
        printf ' </dev/null >>%q 2>&1 &\necho $! >%q\n' "$clusterState/log/n$host-$name" "$clusterState/pid/n$host-$name"
    } >"$script"
    chmod 700 -- "$script"
    "$script"
}

isRunning() { # isRunning HOST NAME
    local pid
    pid=$(cat -- "$clusterState/pid/n$1-$2" 2>/dev/null) && kill -0 "$pid" 2>/dev/null
}

await() { # await SECONDS WHAT COMMAND…: until the command succeeds
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        ((SECONDS < end)) || die "$what did not come up in time."
        sleep 0.2
    done
}
