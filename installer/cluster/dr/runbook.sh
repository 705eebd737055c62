# The runbook for the loss of the first region, step by step as ./run cluster dr. Each step says when it was over, on the
# terminal and in a report in build/dr. Sourced by cluster.sh.
# shellcheck shell=bash

firstHosts() { # a line each: those who serve first
    printf '%s\n' "${proxyHosts[@]}" && serverHosts && printf '%s\n' "${workHosts[@]}" "${dataHosts[@]}"
}

cluster_dr() {
    local what=${1:-help}
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    case $what in
    failover | smoke | return | drill)
        beginReport "$root/build/dr/$what" "The loss of the first region: $what"
        drBegin=${EPOCHREALTIME/./}
        "dr_$what" "${@:2}"
        ;;
    *)
        clusterUsage >&2
        die "Unknown: ./run cluster dr $what."
        ;;
    esac
}

dr_failover() { # [--yes] [--no-smoke]
    note "The second region takes over."
    step "Detect: what is left" detectLoss
    [[ " $* " == *" --yes "* ]] || confirm "What the second region has not received is lost. Take over?"
    step "Fence: nothing of the first region is reached any more" fenceFirst
    step "Promote: the second region's PostgreSQL takes writes" promoteSecond
    step "Re-point: three servers serve, at the first region's addresses" startSecond
    step "Warm up: indexes and small tables are in memory" warmUp "$followerHost"
    [[ " $* " == *" --no-smoke "* ]] || step "Try it: sign-in, balance, transfer" tryBank
    step "Back up: a full backup of the new timeline" makeBackup
}

dr_smoke() {
    step "Try it: sign-in, balance, transfer" tryBank
}

dr_return() { # [--yes]
    note "The first region comes back."
    step "Rebuild: the first region's PostgreSQL follows the second's" rebuildFirst
    step "Start: the first region's object store, Redis and Kafka" startAround
    [[ " $* " == *" --yes "* ]] || confirm "Nobody can work for some seconds. Switch back to the first region?"
    step "Stop: the second region serves nobody" stopSecond
    step "Hand over: the first region has everything and takes writes" handOver
    step "Re-point: the first region's servers and proxies serve" startFirst
    step "Warm up: indexes and small tables are in memory" warmUp "$(primaryHost)"
    step "Try it: sign-in, balance, transfer" tryBank
    step "Back up: a full backup of the new timeline in both regions" makeBackup
}

note() { # note TEXT: with the seconds since the beginning
    local tenths=$(((${EPOCHREALTIME/./} - drBegin) / 100000))
    printf '%6d.%d s  %s\n' $((tenths / 10)) $((tenths % 10)) "$1" | tee -a "$report" >&2
}

step() { # step TEXT COMMAND…
    local text=$1
    shift
    "$@"
    note "$text: done."
}

confirm() { # confirm QUESTION
    local answer
    read -r -p "$1 Then write yes: " answer
    [[ $answer == yes ]] || die "Nothing was changed."
}

detectLoss() {
    local host
    for host in $(firstHosts); do
        [[ -n $(ip netns pids "n$host") ]] && note "n$host still has processes; it will be fenced."
    done
    note "$(asSuperuser "$followerHost" "SELECT 'The second region has received ' || pg_last_wal_receive_lsn() || ' and replayed '
        || pg_last_wal_replay_lsn() || '; its last commit is of ' || pg_last_xact_replay_timestamp()")"
}

# On machines of their own: switched off, or cut off at the region's border, by what their people
# can reach when the region itself answers nobody.
fenceFirst() {
    local host
    for host in $(firstHosts); do
        ip link set "counterfoil-n$host" down
        endProcesses "$host"
    done
}

promoteSecond() {
    local store stores=()
    for store in "${objectHosts[@]}"; do
        ! objectsAnswer "$store" "$followerHost" >/dev/null || stores+=("$store")
    done
    prepareBackups "$followerHost" "${stores[@]}" # one that is away would hold WAL back
    configurePatroni "$followerHost" '{"standby_cluster": null}'
    await 60 "The second region's PostgreSQL" isPrimary "$followerHost"
}

isPrimary() { # isPrimary HOST: it takes writes
    asSuperuser "$1" "SELECT pg_current_xact_id()"
}

# The first region's addresses move to the second's proxy. On machines of their own: announced there, or the bank's name
# is given others.
startSecond() {
    startBanks "${spareBankHosts[@]}"
    moveAddresses add
    startProxies "$spareProxyHost"
}

moveAddresses() { # moveAddresses add|delete: those of the first region's proxies, at the second's
    local proxy
    for proxy in "${proxyHosts[@]}"; do
        ip -n "n$spareProxyHost" address "$1" "$(addressOf "$proxy")/24" dev eth0
        ip neighbour flush to "$(addressOf "$proxy")" dev "$clusterBridge" # who asked before asks again
    done
}

# As much as PostgreSQL has memory for, indexes first.
warmUp() { # warmUp HOST
    note "Read into memory: $(asSuperuser "$1" "SELECT pg_size_pretty(8192 * coalesce(sum(pg_prewarm(oid)), 0)) FROM
        (SELECT oid, sum(relpages) OVER (ORDER BY relkind, relpages, oid) AS pages FROM pg_class
        WHERE relnamespace = 'bank'::regnamespace AND relkind IN ('i', 'r')) AS fitting
        WHERE pages <= (SELECT setting::bigint FROM pg_settings WHERE name = 'shared_buffers')")"
}

tryBank() {
    local said
    [[ -x $bin/cluster_smoke ]] || build cluster_smoke
    said=$("$bin/cluster_smoke" 2>&1) || die "The bank does not work: $said"
    note "$said"
}

# What the first region had is put aside: what was acknowledged there and lost must be looked for in it. A checkpoint of
# that trail would refuse the one that went on.
rebuildFirst() {
    local host aside
    aside=lost-$(date --utc +%Y-%m-%dT%H-%M-%S)
    configurePatroni "$followerHost" '{"slots": {"first": {"type": "physical"}}}'
    for host in $(firstHosts); do
        endProcesses "$host"
        ip link set "counterfoil-n$host" up
        [[ ! -e $(folderOf "$host")/spool/mark ]] || mv -- "$(folderOf "$host")/spool/mark"{,."$aside"}
    done
    for host in "${dataHosts[@]}"; do
        mv -- "$(folderOf "$host")/database/postgresql" "$(folderOf "$host")/database/$aside"
        rm -rf -- "$(folderOf "$host")/etcd"
        prepareDatabase "$host" "$(following "$followerHost")"
    done
    await 60 "The slot for the first region" hasSlot "$followerHost" first
    startServers "${dataHosts[@]}"
    await 600 "The first region's PostgreSQL" areFollowing
}

hasSlot() { # hasSlot HOST SLOT
    [[ $(asSuperuser "$1" "SELECT count(*) FROM pg_replication_slots WHERE slot_name = '$2'") == 1 ]]
}

areFollowing() { # all of the first region's, one of them the second region's follower
    local host
    someServerIs standby-leader || return 1
    for host in "${dataHosts[@]}"; do
        patroniSays "$host" /standby-leader || patroniSays "$host" /replica || return 1
    done
}

startAround() {
    local host
    ip link set "counterfoil-n${objectHosts[0]}" up
    startAgain "${objectHosts[0]}" s3
    for host in "${dataHosts[@]}"; do
        startAgain "$host" redis
        startAgain "$host" sentinel
        startAgain "$host" kafka
    done
    await 60 "The S3 server of n${objectHosts[0]}" objectsAnswer "${objectHosts[0]}" "${dataHosts[0]}"
}

startAgain() { # startAgain HOST SERVICE: as it was started first, if it is not running
    isRunning "$1" "$2" || "$clusterState/start/n$1-$2"
}

# They finish what they have begun.
stopSecond() {
    local host
    endService "$spareProxyHost" haproxy
    moveAddresses delete
    for host in "${spareBankHosts[@]}"; do
        endService "$host" bankd
    done
}

endService() { # endService HOST NAME: in good order, and it is not started with the others again
    local pid
    pid=$(cat -- "$clusterState/pid/n$1-$2")
    kill -TERM "$pid" 2>/dev/null || true
    await 90 "The end of $2 of n$1" isGone "$pid"
    rm -f -- "$clusterState"/{pid,start}/"n$1-$2"
}

isGone() { ! kill -0 "$1" 2>/dev/null; } # isGone PID

# In this order no transfer can be acknowledged that the first region does not have.
handOver() {
    local leader last
    leader=$(followingLeader)
    configurePatroni "$followerHost" "{\"standby_cluster\": $(following "${dataHosts[@]}"), \"slots\": null}"
    await 60 "The end of the second region's writes" isReplaying "$followerHost"
    last=$(asSuperuser "$followerHost" "SELECT pg_last_wal_replay_lsn()")
    await 60 "What the second region wrote last" hasReplayed "$leader" "$last"
    configurePatroni "$leader" '{"standby_cluster": null}'
    await 60 "The first region's PostgreSQL" isPrimary "$leader"
    await 60 "A synchronous standby" someServerIs synchronous
    await 60 "The second region's PostgreSQL" patroniSays "$followerHost" /standby-leader
}

followingLeader() { # the one of the first region that follows the second's primary
    local host
    for host in "${dataHosts[@]}"; do
        ! patroniSays "$host" /standby-leader >/dev/null || { echo "$host" && return; }
    done
    die "Nobody of the first region follows the second."
}

isReplaying() { # isReplaying HOST
    [[ $(asSuperuser "$1" "SELECT pg_is_in_recovery()") == t ]]
}

hasReplayed() { # hasReplayed HOST LSN
    [[ $(asSuperuser "$1" "SELECT pg_last_wal_replay_lsn() >= '$2'") == t ]]
}

startFirst() {
    local host servers
    for host in "${dataHosts[@]}" "$followerHost"; do
        prepareBackups "$host" "${objectHosts[@]}"
    done
    mapfile -t servers < <(serverHosts)
    startBanks "${servers[@]}"
    startWorkers
    startProxies "${proxyHosts[@]}"
}

# What a bank does every quarter. Everything of the first region dies at once while people work, the runbook runs, and
# what they were told is judged.
dr_drill() {
    installPackages build run test cluster
    build bankd cluster_drill cluster_smoke drill_report
    note "A drill: the first region dies under load."
    "$bin/cluster_drill" --history "$root/build/dr/drill.history" --region "$root/run cluster dr failover --yes --no-smoke" "$@" |
        tee -a "$report"
    dr_smoke
    dr_return --yes
}
