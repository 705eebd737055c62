# The bank of several servers on this machine: ./run cluster. Sourced by ./run. Its hosts are network namespaces with
# addresses of their own on one bridge; what a bank's operators install on real hosts are the same templates.
# shellcheck shell=bash

# shellcheck source=installer/cluster/hosts.sh
source "$root/installer/cluster/hosts.sh"
# shellcheck source=installer/cluster/drilled.sh
source "$root/installer/cluster/drilled.sh"
# shellcheck source=installer/cluster/software.sh
source "$root/installer/cluster/software.sh"
# shellcheck source=installer/cluster/secrets.sh
source "$root/installer/cluster/secrets.sh"
# shellcheck source=installer/cluster/services.sh
source "$root/installer/cluster/services.sh"
# shellcheck source=installer/cluster/events.sh
source "$root/installer/cluster/events.sh"
# shellcheck source=installer/cluster/objects.sh
source "$root/installer/cluster/objects.sh"
# shellcheck source=installer/cluster/backups.sh
source "$root/installer/cluster/backups.sh"
# shellcheck source=installer/cluster/scale.sh
source "$root/installer/cluster/scale.sh"
# shellcheck source=installer/cluster/restore.sh
source "$root/installer/cluster/restore.sh"
# shellcheck source=installer/cluster/dr/follower.sh
source "$root/installer/cluster/dr/follower.sh"
# shellcheck source=installer/cluster/dr/runbook.sh
source "$root/installer/cluster/dr/runbook.sh"

clusterUsage() {
    cat <<'TEXT'
./run cluster up [--empty]
                       install what the cluster needs, build bankd, and start it: a bank of several servers on this machine;
                       --empty: as a drill needs it, without a demo, and with a clock and disks for each host
./run cluster install  only install what the cluster needs
./run cluster status   who is up, who is the primary, where clients connect
./run cluster backups  how far WAL is archived, and which backups there are
./run cluster restore [--to TIME] [--repo 1|2]
                       restore the bank to that second, else to now, on a host of its own, and verify it there
./run cluster load [--rate R] [--sessions N] [--reads N] [--seconds N] [--spike] [--during COMMAND]
                       tellers' calls at a fixed rate, and what became of them; the chart is in build/drill
./run cluster tour      an administrator watches a failover in the desktop's panel; pictures in build/tour-cluster
./run cluster scale N  so many servers, 1 to 10
./run cluster autoscale [--least N] [--most N]
                       as many servers as the load needs, 3 to 10, until it is stopped
./run cluster roll     start one server after the other anew
./run cluster drill [--seed N] [--faults N] [--only TEXT] [--hours N]
                       faults on an empty cluster under load, then a verdict, as a PDF, too
./run cluster dr failover | smoke | return [--yes]
                       the first region is lost: the second takes over; a test of it through the API; and the way back
./run cluster dr drill the first region of an empty cluster dies under load, and all of that is measured
./run cluster down     end it, and remove everything of it but the installed software
Needs root: each host is a network namespace.
TEXT
}

cluster() {
    local what=${1:-help}
    (($#)) && shift
    case $what in
    up | install | status | load | tour | scale | autoscale | roll | drill | backups | restore | dr | down)
        ((EUID == 0)) || die "./run cluster needs root, for it makes network namespaces."
        requireOwnCluster
        "cluster_$what" "$@"
        ;;
    help | -h | --help) clusterUsage ;;
    *)
        clusterUsage >&2
        die "Unknown: ./run cluster $what."
        ;;
    esac
}

# Its programs are those of one checkout: another would try them with its own.
requireOwnCluster() {
    local owner
    owner=$(cat -- "$clusterState/checkout" 2>/dev/null) || return 0
    [[ $owner == "$root" ]] || die "The cluster that is up belongs to $owner: use its ./run."
}

cluster_install() {
    installPackages build run test cluster # the build is set up with its tests
    installClusterSoftware
}

cluster_up() {
    local begin=$SECONDS
    [[ ! -e $clusterState ]] || die "A cluster is up, or was left: ./run cluster status, or ./run cluster down."
    cluster_install
    build bankd
    trap 'say "The cluster did not start. Its logs are in $clusterState/log; ./run cluster down removes it."' EXIT
    makeUsers
    [[ ${1:-} != --empty ]] || prepareDrill
    makeHosts
    echo "$root" >"$clusterState/checkout"
    makeSecrets
    startObjects
    startDatabase
    startCaches
    startKafka
    foundBank "$@"
    foundBackups
    startOutside
    foundEvents
    startBanks "${bankHosts[@]}"
    startWorkers
    startProxies "${proxyHosts[@]}"
    startFollower
    trap - EXIT
    say "The bank is up after $((SECONDS - begin)) seconds."
    cluster_status
}

cluster_load() {
    installPackages build run test cluster
    build cluster_load
    mkdir -p -- "$root/build/drill"
    "$bin/cluster_load" --chart "$root/build/drill/load.svg" "$@"
}

# Without a display it draws into memory.
cluster_tour() {
    local pictures=$root/build/tour-cluster
    installPackages build run test cluster
    build bankd cluster_tour
    QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} "$bin/cluster_tour" --pictures "$pictures" ||
        die "The tour did not finish; its pictures are in $pictures."
    say "The tour's pictures are in $pictures."
}

cluster_drill() {
    installPackages build run test cluster
    build bankd cluster_drill drill_report
    beginReport "$root/build/drill/cluster" "A drill of the cluster"
    "$bin/cluster_drill" --history "$root/build/drill/cluster" "$@" | tee -a -- "$report"
}

# What is written to $report is a PDF beside it, too, once the command has ended, well or not.
beginReport() { # beginReport PATH TITLE
    report=$1-$(date --utc +%Y-%m-%dT%H-%M-%S).txt
    mkdir -p -- "${report%/*}"
    printf '%s, %s\n' "$(date --utc +"%Y-%m-%d %H:%M UTC")" "bankd $("$bin/bankd" --version)" >"$report"
    # shellcheck disable=SC2064 # the title of now
    trap "endReport $(printf '%q' "$2")" EXIT
}

endReport() { # endReport TITLE
    local status=$?
    echo "Verdict: $( ((status == 0)) && echo passed || echo failed)" >>"$report"
    if [[ -x $bin/drill_report ]] && "$bin/drill_report" --title "$1" "$report" "${report%.txt}.pdf"; then
        say "The report is ${report%.txt}.pdf."
    else # a runbook does not wait for a build
        say "The report is $report."
    fi
    exit "$status"
}

cluster_down() {
    local host
    for host in $(everyHost); do
        endHost "$host"
    done
    removeNetwork
    rm -rf -- "$clusterState"
}
