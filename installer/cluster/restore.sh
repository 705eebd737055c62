# The proof of the backups: a restore to a second, on a host that has nothing but the keys. Sourced by cluster.sh.
# shellcheck shell=bash

# The database's backup lacks the master key and the audit checkpoint: they come from where a bank keeps its keys.
cluster_restore() { # [--to TIME] [--repo 1|2]
    local target="" repo=2 begin=$SECONDS
    while (($#)); do
        case $1 in
        --to) target=$2 ;;
        --repo) repo=$2 ;;
        *) die "Unknown: ./run cluster restore $1." ;;
        esac
        shift 2
    done
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    emptyRestoreHost
    if [[ -z $target ]]; then
        install -D -m 600 -o counterfoil -- "$(folderOf "${bankHosts[0]}")/spool/mark" "$(folderOf "$restoreHost")/spool/mark"
        target=$(date --utc '+%F %T.%6N+00')
    fi
    await 60 "The archive" archiveUntilNow
    say "$(since "$begin") What was booked until $target is archived in both regions."
    restoreTo "$target" "$repo"
    say "$(since "$begin") The backup of repository $repo is restored to $target, and PostgreSQL has recovered."
    compareRestored "$target"
    verifyRestored
    say "$(since "$begin") The restored bank is verified."
    emptyRestoreHost
}

since() { printf '%3d s' $((SECONDS - $1)); } # since SECONDS

emptyRestoreHost() {
    endHost "$restoreHost"
    rm -rf -- "$(folderOf "$restoreHost")" "$clusterState"/{pid,start}/"n$restoreHost-postgresql"
    makeHost "$restoreHost"
    makeCertificate "$restoreHost" postgresql postgres
    prepareBackups "$restoreHost" "${objectHosts[@]}"
}

# Recovery ends at a commit after the target; a quiet bank may have none.
archiveUntilNow() {
    local host
    host=$(primaryHost) && asSuperuser "$host" "SELECT pg_current_xact_id()" &&
        backupOn "$host" check >>"$clusterState/log/restore" 2>&1
}

restoreTo() { # restoreTo TIME REPOSITORY
    local state address=(ADDRESS="$(addressOf "$restoreHost")")
    state=$(folderOf "$restoreHost")/database
    install -d -m 700 -o postgres -g postgres -- "$state" "$state/postgresql"
    backupOn "$restoreHost" restore --repo="$2" --type=time --target="$1" --target-action=promote --archive-mode=off \
        >>"$clusterState/log/restore" 2>&1 || die "The backup was not restored; $clusterState/log/restore says why."
    render pgbackrest/restored.conf.in "${address[@]}" STATE="$state" TLS="$(tlsOf "$restoreHost")" >"$state/restored.conf"
    printf 'hostssl bank all %s.0/24 scram-sha-256\n' "$clusterNetwork" >"$state/restored_hba.conf"
    startOn "$restoreHost" postgresql postgres "$(postgresFolder)/postgres" -D "$state/postgresql" \
        --config-file="$state/restored.conf"
    await 600 "The restored database" isRecovered "$restoreHost"
}

isRecovered() { # isRecovered HOST
    [[ $(asSuperuser "$1" "SELECT pg_is_in_recovery()") == f ]]
}

# What was recorded clearly before that second is there, and nothing that was begun after it.
compareRestored() { # compareRestored TIME
    local there here question="SELECT count(*), coalesce(sum(hashtextextended(id::text, 0)), 0) FROM bank.transfer
        WHERE kind <> 'import' AND recorded_at <= timestamptz '$1' - interval '15 s'"
    there=$(asSuperuser "$(primaryHost)" "$question")
    here=$(asSuperuser "$restoreHost" "$question")
    [[ $there == "$here" ]] || die "The restored bank has other transfers (count, hash): $here rather than $there."
    [[ $(asSuperuser "$restoreHost" "SELECT count(*) FROM bank.transfer
        WHERE kind <> 'import' AND recorded_at > timestamptz '$1'") == 0 ]] ||
        die "The restored bank has transfers of after that second."
    say "      It has the ${here%|*} transfers of before that second, and none of after it."
}

# A checkpoint of that second shows that nothing newer is missing: `restore` keeps one when it restores to now.
verifyRestored() {
    local said
    prepareBank "$restoreHost"
    onHost "$restoreHost" "$bin/bankd" verify ledger --config "$(folderOf "$restoreHost")/bankd.toml" >&2 ||
        die "The restored ledger does not agree with itself."
    if said=$(onHost "$restoreHost" "$bin/bankd" verify --config "$(folderOf "$restoreHost")/bankd.toml" 2>&1) ||
        [[ ! -e $(folderOf "$restoreHost")/spool/mark && $said == *" are as they were sealed"* ]]; then
        say "$said"
    else
        die "The restored audit trail was not verified: $said"
    fi
}
