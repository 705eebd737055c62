# Starts the services of the cluster from the templates beside it. Sourced by cluster.sh.
# shellcheck shell=bash

# The template with each @NAME@ replaced. A name without a value is an error: it would be found only at run time.
render() { # render TEMPLATE NAME=VALUE…
    local template=$root/installer/cluster/$1 text pair
    shift
    text=$(<"$template")
    for pair in "$@"; do
        text=${text//"@${pair%%=*}@"/"${pair#*=}"}
    done
    [[ ! $text =~ @[A-Z_]+@ ]] || die "${template##*/} has no value for ${BASH_REMATCH[0]}."
    printf '%s\n' "$text"
}

listed() { # listed SEPARATOR FORMAT HOST…: the format for each host, in which H is its name and A its address
    local separator=$1 format=$2 text="" item host
    shift 2
    for host in "$@"; do
        item=${format//A/$(addressOf "$host")}
        text+=${text:+$separator}${item//H/n$host}
    done
    echo "$text"
}

startDatabase() {
    local host
    for host in "${dataHosts[@]}"; do
        prepareFounding "$host"
        prepareDatabase "$host" null
    done
    startServers "${dataHosts[@]}"
    await 60 "The database" someServerIs primary
}

startServers() { # startServers HOST…: etcd and Patroni of one region
    local host
    for host in "$@"; do
        startOn "$host" etcd etcd etcd --config-file "$(folderOf "$host")/etcd.yml"
    done
    for host in "$@"; do
        startOn "$host" patroni postgres "$patroniFolder/bin/patroni" "$(folderOf "$host")/database/patroni.yml"
    done
}

prepareDatabase() { # prepareDatabase HOST FOLLOWS: Patroni's standby_cluster, or null
    local folder settings servers replicator=replicator strict=true
    folder=$(folderOf "$1")
    mapfile -t servers < <(databaseHostsOf "$1")
    if (($1 == followerHost)); then
        replicator=follower
        strict=false # one host alone acknowledges what it has
    fi
    settings=(HOST="n$1" ADDRESS="$(addressOf "$1")" TLS="$(tlsOf "$1")" NETWORK="$clusterNetwork.0/24"
        POSTGRES="$(postgresFolder)" ETCD_PEERS="$(listed , 'H=https://A:2380' "${servers[@]}")"
        ETCD_CLIENTS="$(listed ', ' '"A:2379"' "${servers[@]}")" SUPERUSER_PASSWORD="$(passwordOf superuser)"
        REPLICATOR=$replicator REPLICATOR_PASSWORD="$(passwordOf "$replicator")" STRICT=$strict FOLLOWS="$2"
        KEPT="$(keptBy "$1")" REWINDER_PASSWORD="$(passwordOf rewinder)")
    install -d -m 700 -o etcd -g etcd -- "$folder/etcd"
    render etcd.yml.in "${settings[@]}" STATE="$folder" >"$folder/etcd.yml"
    install -d -m 700 -o postgres -g postgres -- "$folder/database"
    prepareBackups "$1" "${objectHosts[@]}"
    secretly postgres "$folder/database/patroni.yml" render patroni.yml.in "${settings[@]}" STATE="$folder/database"
}

prepareFounding() { # prepareFounding HOST: what found.sh needs
    local folder
    folder=$(folderOf "$1")/database
    install -d -m 700 -o postgres -g postgres -- "$folder"
    install -m 500 -o postgres -- "$root/installer/cluster/found.sh" "$folder/found.sh"
    install -m 400 -o postgres -- "$root/installer/cluster/found.sql" "$folder/found.sql"
    secretly postgres "$folder/found.env" printf '%s\n' "OWNER_PASSWORD=$(passwordOf owner)" \
        "APP_PASSWORD=$(passwordOf app)" "MONITOR_PASSWORD=$(passwordOf monitor)" "BACKUP_PASSWORD=$(passwordOf backup)" \
        "FOLLOWER_PASSWORD=$(passwordOf follower)"
}

secretly() { # secretly USER FILE COMMAND…: what the command says goes to a file that is the user's alone
    local user=$1 file=$2
    shift 2
    install -m 600 -o "$user" /dev/null "$file"
    "$@" >"$file"
}

patroniSays() { # patroniSays HOST PATH: its answer, if it is a good one
    local tls
    tls=$(tlsOf "$1")
    onHost "$1" curl --silent --fail --max-time 2 --cacert "$tls/ca.pem" --cert "$tls/patroni.pem" --key "$tls/patroni.key" \
        "https://$(addressOf "$1"):8008$2"
}

someServerIs() { # someServerIs primary|synchronous: by Patroni's word
    local host
    for host in "${dataHosts[@]}"; do
        ! patroniSays "$host" "/$1" || return 0
    done
    return 1
}

startCaches() {
    local host folder settings
    for host in "${dataHosts[@]}"; do
        folder=$(folderOf "$host")/redis
        install -d -m 700 -o redis -g redis -- "$folder"
        settings=(ADDRESS="$(addressOf "$host")" TLS="$(tlsOf "$host")" STATE="$folder"
            MASTER="$(addressOf "${dataHosts[0]}")" BANKD_PASSWORD="$(passwordOf redis)"
            REPLICA_PASSWORD="$(passwordOf redis-replica)" SENTINEL_PASSWORD="$(passwordOf sentinel)")
        if ((host == dataHosts[0])); then
            settings+=(FOLLOWS="")
        else
            settings+=(FOLLOWS="replicaof $(addressOf "${dataHosts[0]}") 6379")
        fi
        secretly redis "$folder/redis.acl" render redis.acl.in "${settings[@]}"
        secretly redis "$folder/redis.conf" render redis.conf.in "${settings[@]}"
        secretly redis "$folder/sentinel.acl" render sentinel.acl.in "${settings[@]}"
        secretly redis "$folder/sentinel.conf" render sentinel.conf.in "${settings[@]}"
        startOn "$host" redis redis redis-server "$folder/redis.conf"
        startOn "$host" sentinel redis redis-server "$folder/sentinel.conf" --sentinel
    done
}

foundBank() { # foundBank [--empty]
    local host
    await 60 "A synchronous standby" someServerIs synchronous
    for host in "${dataHosts[@]}"; do
        rm -f -- "$(folderOf "$host")/database/found.env"
    done
    for host in "${bankHosts[@]}" "${spareBankHosts[@]}"; do
        prepareBank "$host"
    done
    host=${bankHosts[0]}
    onHost "$host" "$bin/bankd" migrate --config "$(folderOf "$host")/bankd.toml" >&2 || die "The database was not migrated."
    [[ ${1:-} != --empty ]] || return 0
    # As the user that serves, who goes on with the spool.
    onHost "$host" setpriv --reuid=counterfoil --regid=counterfoil --init-groups --reset-env "$bin/bankd" demo \
        --config "$(folderOf "$host")/bankd.toml" --customers 300 >&2 ||
        die "The demo was not made."
}

prepareBank() { # prepareBank HOST [SERVICE]
    local folder
    folder=$(folderOf "$1")
    install -m 400 -o counterfoil -- "$clusterSecrets/master.key" "$folder/master.key"
    configureBank "$1" "${2:-bankd}"
}

configureBank() { # configureBank HOST SERVICE: bankd.toml, for a program that is the service to Kafka
    chown -- counterfoil "$(folderOf "$1")"
    if (($1 > 50)); then # the second region has neither Redis nor Kafka
        secretly counterfoil "$(folderOf "$1")/bankd.toml" withoutSections cache events bankConfiguration "$1" "$2"
    else
        secretly counterfoil "$(folderOf "$1")/bankd.toml" bankConfiguration "$1" "$2"
    fi
}

withoutSections() { # withoutSections SECTION SECTION COMMAND…: what it says, without these of TOML
    "${@:3}" | awk -v one="[$1]" -v other="[$2]" '/^\[/ { left_out = $0 == one || $0 == other } !left_out'
}

databaseHostsOf() { # databaseHostsOf HOST: those whose database its region has and its bankd uses, a line each
    case $1 in
    "$restoreHost") echo "$restoreHost" ;;
    5? | 6?) echo "$followerHost" ;;
    *) printf '%s\n' "${dataHosts[@]}" ;;
    esac
}

bankConfiguration() { # bankConfiguration HOST SERVICE
    local database owner="" servers proxies=("${proxyHosts[@]}") here=${objectHosts[0]} elsewhere=${objectHosts[1]}
    if (($1 > 50)); then
        proxies=("$spareProxyHost") here=${objectHosts[1]} elsewhere=${objectHosts[0]}
    fi
    mapfile -t servers < <(databaseHostsOf "$1")
    database="host=$(listed , A "${servers[@]}") dbname=bank sslmode=verify-full sslrootcert=$(tlsOf "$1")/ca.pem"
    # Who migrates has it; the others need not.
    [[ $2 != bankd ]] || owner="owner = \"$database user=bank_owner password=$(passwordOf owner)\""
    render bankd.toml.in HOST="n$1" ADDRESS="$(addressOf "$1")" STATE="$(folderOf "$1")" TLS="$(tlsOf "$1")" \
        PROXIES="$(listed ', ' '"A"' "${proxies[@]}")" USER=counterfoil \
        OBJECTS="$(objectsEndpoint "$here")" OBJECTS_REGION="$(regionOf "$here")" \
        OBJECTS_SECRET="$(passwordOf "s3-n$here-bank")" OTHER_OBJECTS="$(objectsEndpoint "$elsewhere")" \
        OTHER_REGION="$(regionOf "$elsewhere")" OTHER_SECRET="$(passwordOf "s3-n$elsewhere-bank")" \
        APP_PASSWORD="$(passwordOf app)" MONITOR_PASSWORD="$(passwordOf monitor)" OWNER="$owner" DATABASE="$database" \
        REDIS_PASSWORD="$(passwordOf redis)" SENTINELS="$(listed ', ' '"A:26379"' "${dataHosts[@]}")" \
        BROKERS="$(listed ', ' '"A:9092"' "${dataHosts[@]}")" EVENTS_AS="$2" \
        STATISTICS="$(listed ', ' '"https://A:8404"' "${proxies[@]}")" STATISTICS_PASSWORD="$(passwordOf statistics)" \
        MAIL="smtps://$(addressOf "$outsideHost"):4650" MAIL_PASSWORD="$(passwordOf mail)" \
        SMS="https://$(addressOf "$outsideHost"):4430/messages" SMS_TOKEN="$(passwordOf sms)"
}

startBanks() { # startBanks HOST…
    local host
    for host in "$@"; do
        startOn "$host" bankd root "$bin/bankd" serve --config "$(folderOf "$host")/bankd.toml"
    done
    for host in "$@"; do
        await 60 "bankd of n$host" isReady "$(addressOf "$host")"
    done
}

isReady() { # isReady ADDRESS: a bank answers there
    curl --silent --fail --max-time 2 --cacert "$clusterState/ca.pem" "https://$1:8443/health/ready"
}

checksOf() { # checksOf SERVER: how a proxy passes connections to it, and asks whether it is well
    echo "send-proxy-v2 check check-send-proxy check-ssl verify required ca-file $clusterState/ca.pem" \
        "verifyhost $1.counterfoil.internal" \
        "inter 10s fastinter 1s downinter 2s fall 3 rise 2 on-marked-down shutdown-sessions weight 100" \
        "agent-check agent-port 8444 agent-inter 1s"
}

serverLines() { # serverLines HOST…
    local host
    for host in "$@"; do
        echo "    server n$host $(addressOf "$host"):8443 $(checksOf "n$host")"
    done
}

startProxies() { # startProxies HOST…: before the banks of their region
    local host folder binding banks=("${bankHosts[@]}")
    for host in "$@"; do
        binding=("$host")
        if ((host > 50)); then # at the first region's addresses, too
            banks=("${spareBankHosts[@]}") binding+=("${proxyHosts[@]}")
        fi
        folder=$(folderOf "$host")
        install -d -m 700 -o haproxy -- "$folder/haproxy"
        secretly haproxy "$folder/haproxy/statistics.pem" cat -- "$(tlsOf "$host")/haproxy.pem" "$(tlsOf "$host")/haproxy.key"
        secretly haproxy "$folder/haproxy.cfg" render haproxy.cfg.in STATISTICS="$(addressOf "$host"):8404" \
            STATISTICS_PASSWORD="$(passwordOf statistics)" BIND="$(listed , A:8443 "${binding[@]}")" \
            STATE="$folder/haproxy" TLS="$(tlsOf "$host")" SERVERS="$(serverLines "${banks[@]}")"
        startOn "$host" haproxy haproxy /usr/sbin/haproxy -db -f "$folder/haproxy.cfg"
    done
    for host in "$@"; do
        await 60 "HAProxy of n$host" isReady "$(addressOf "$host")"
    done
}

cluster_status() {
    local host name
    [[ -e $clusterState ]] || die "No cluster is up: ./run cluster up."
    printf '%-6s %-14s %-10s %s\n' host address service state
    for host in $(everyHost); do
        for name in etcd patroni redis sentinel kafka bankd work haproxy mail sms s3; do
            [[ -e $clusterState/pid/n$host-$name ]] || continue
            printf '%-6s %-14s %-10s %s\n' "n$host" "$(addressOf "$host")" "$name" "$(stateOf "$host" "$name")"
        done
    done
    printf '%s\n' "Clients: https://$(addressOf "${proxyHosts[0]}"):8443 or https://$(addressOf "${proxyHosts[1]}"):8443," \
        "with the authority $clusterState/ca.pem"
}

stateOf() { # stateOf HOST NAME: a word
    if ! isRunning "$1" "$2"; then
        echo ended
    elif [[ $2 != patroni ]]; then
        echo running
    elif patroniSays "$1" /primary >/dev/null; then
        echo primary
    elif patroniSays "$1" /standby-leader >/dev/null; then
        echo "follows the other region"
    elif patroniSays "$1" /synchronous >/dev/null; then
        echo "synchronous standby"
    elif patroniSays "$1" /replica >/dev/null; then
        echo standby
    else
        echo "without a database"
    fi
}
