# Backups by pgBackRest, and a restore to any second that proves them. Sourced by cluster.sh.
# shellcheck shell=bash

# WAL and backups go to both regions: from the near one a mistake is undone without the link between them, the far one
# is left when this region is lost.
prepareBackups() { # prepareBackups HOST OBJECT_HOST…
    local state
    state=$(folderOf "$1")/database
    install -d -m 700 -o postgres -g postgres -- "$state"/pgbackrest{,/spool,/lock}
    secretly postgres "$state/pgbackrest/pgpass" printf '*:*:*:backup:%s\n' "$(passwordOf backup)"
    secretly postgres "$state/pgbackrest/pgbackrest.conf" render pgbackrest/pgbackrest.conf.in STATE="$state" \
        REPOSITORIES="$(repositoriesOf "$@")"
}

repositoriesOf() { # repositoriesOf HOST OBJECT_HOST…
    local host=$1 store number=0
    for store in "${@:2}"; do
        render pgbackrest/repository.conf.in NUMBER=$((++number)) ENDPOINT="$(objectsEndpoint "$store")" TLS="$(tlsOf "$host")" \
            REGION="$(regionOf "$store")" SECRET="$(passwordOf "s3-n$store-backup")" PASSPHRASE="$(passwordOf backup-passphrase)"
    done
}

backupOn() { # backupOn HOST COMMAND…: of pgBackRest
    local folder
    folder=$(folderOf "$1")/database/pgbackrest
    onHost "$1" setpriv --reuid=postgres --regid=postgres --init-groups --reset-env env PGPASSFILE="$folder/pgpass" \
        pgbackrest --config="$folder/pgbackrest.conf" --stanza=bank "${@:2}"
}

primaryHost() {
    local host
    for host in "${dataHosts[@]}" "$followerHost"; do
        ! patroniSays "$host" /primary >/dev/null || { echo "$host" && return; }
    done
    die "No PostgreSQL of the cluster is the primary."
}

foundBackups() {
    local host
    host=$(primaryHost)
    backupOn "$host" stanza-create >"$clusterState/log/backup" 2>&1 ||
        die "Backups were not set up; $clusterState/log/backup says why."
    makeBackup
}

makeBackup() { # a full one in each repository that the primary has
    local host repository repositories
    host=$(primaryHost)
    repositories=$(grep -c '^repo[0-9]*-type=' "$(folderOf "$host")/database/pgbackrest/pgbackrest.conf")
    for ((repository = 1; repository <= repositories; repository++)); do
        backupOn "$host" backup --type=full --repo="$repository" >>"$clusterState/log/backup" 2>&1 ||
            die "There is no backup in repository $repository; $clusterState/log/backup says why."
    done
}

asSuperuser() { # asSuperuser HOST SQL: what it answers
    PGPASSWORD=$(passwordOf superuser) onHost "$1" psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 \
        --dbname="host=$(addressOf "$1") dbname=bank user=postgres sslmode=verify-full sslrootcert=$(tlsOf "$1")/ca.pem" \
        --command="$2"
}

cluster_backups() {
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    local host
    host=$(primaryHost)
    asSuperuser "$host" "SELECT 'WAL archived: ' || archived_count || ', the last ' || coalesce(round(extract(epoch FROM now()
        - last_archived_time))::text, '-') || ' s ago; failures: ' || failed_count || ', the last ' ||
        coalesce(round(extract(epoch FROM now() - last_failed_time)) || ' s ago', 'never') FROM pg_stat_archiver"
    backupOn "$host" info
}
