# Kafka, the workers that consume from it, and the mail server they send to. Sourced by cluster.sh.
# shellcheck shell=bash

startKafka() {
    local host folder program job formatting=()
    for host in "${dataHosts[@]}"; do
        folder=$(folderOf "$host")/kafka
        install -d -m 700 -o kafka -g kafka -- "$folder"
        render kafka/kafka.properties.in NUMBER="$host" ADDRESS="$(addressOf "$host")" TLS="$(tlsOf "$host")" STATE="$folder" \
            VOTERS="$(votersOf "${dataHosts[@]}")" >"$folder/kafka.properties"
        # Java reads keys of this form only, and before the certificate.
        secretly kafka "$folder/kafka.pem" kafkaKey "$host"
        mapfile -t program < <(kafkaProgram kafka.tools.StorageTool)
        runuser -u kafka -- "${program[@]}" format --cluster-id="$(clusterId)" --config "$folder/kafka.properties" \
            >"$clusterState/log/n$host-kafka" 2>&1 &
        formatting+=("$!")
    done
    for job in "${formatting[@]}"; do # of several, `wait` would tell only what became of the last
        wait "$job" || die "Kafka's storage was not formatted; $clusterState/log/n*-kafka says why."
    done
    mapfile -t program < <(kafkaProgram kafka.Kafka)
    for host in "${dataHosts[@]}"; do
        startOn "$host" kafka kafka "${program[@]}" "$(folderOf "$host")/kafka/kafka.properties"
    done
}

votersOf() { # votersOf HOST…
    local host voters=()
    for host in "$@"; do
        voters+=("$host@$(addressOf "$host"):9093")
    done
    (IFS=, && echo "${voters[*]}")
}

clusterId() { # 16 bytes, the same on all hosts
    openssl dgst -sha256 -binary "$clusterSecrets/ca.pem" | head -c 16 | basenc --base64url | tr -d =
}

kafkaKey() { # kafkaKey HOST
    local tls
    tls=$(tlsOf "$1")
    openssl pkcs8 -topk8 -nocrypt -in "$tls/kafka.key"
    cat -- "$tls/kafka.pem"
}

# Topics and rights: bankd publishes and sees how far the workers are, which consume.
foundEvents() {
    local host=${dataHosts[0]} folder settings
    folder=$(folderOf "$host")/kafka
    settings=$clusterSecrets/kafka-admin
    secretly root "$settings.toml" bankConfiguration "$host" kafka
    await 60 "Kafka" onHost "$host" "$bin/bankd" topics --config "$settings.toml"
    printf '%s\n' security.protocol=SSL ssl.keystore.type=PEM "ssl.keystore.location=$folder/kafka.pem" \
        ssl.truststore.type=PEM "ssl.truststore.location=$(tlsOf "$host")/ca.pem" >"$settings.properties"
    allowOnKafka User:bankd --producer
    # How far the groups are: for the panel and the alerts.
    allowOnKafka User:bankd --operation Describe --group bank.
    allowOnKafka User:work --producer --consumer --group bank.
}

allowOnKafka() { # allowOnKafka PRINCIPAL OPTION…: on all topics of the bank
    local program principal=$1 host=${dataHosts[0]}
    shift
    mapfile -t program < <(kafkaProgram org.apache.kafka.tools.AclCommand)
    onHost "$host" "${program[@]}" --bootstrap-server "$(addressOf "$host"):9092" \
        --command-config "$clusterSecrets/kafka-admin.properties" --add --allow-principal "$principal" "$@" \
        --topic bank. --resource-pattern-type prefixed >"$clusterState/log/kafka-rights" 2>&1 ||
        die "Kafka did not take the rights of $principal; $clusterState/log/kafka-rights says why."
}

startWorkers() {
    local host
    for host in "${workHosts[@]}"; do
        prepareBank "$host" work
        startOn "$host" work counterfoil "$bin/bankd" work --config "$(folderOf "$host")/bankd.toml"
    done
}

# Somebody else's, outside of the bank: a mail server, and a gateway for SMS.
startOutside() {
    local folder tls
    folder=$(folderOf "$outsideHost")
    tls=$(tlsOf "$outsideHost")
    chown -- counterfoil "$folder"
    install -m 444 -- "$root/tests/support/mail_server.py" "$folder/mail_server.py"
    secretly counterfoil "$folder/password" passwordOf mail
    startOn "$outsideHost" mail counterfoil /usr/bin/python3 "$folder/mail_server.py" "$(addressOf "$outsideHost")" 4650 \
        "$tls/mail.pem" "$tls/mail.key" "$folder/password" "$folder/mails"
    install -m 444 -- "$root/tests/support/web_server.py" "$folder/web_server.py"
    startOn "$outsideHost" sms counterfoil /usr/bin/python3 "$folder/web_server.py" "$(addressOf "$outsideHost")" 4430 \
        "$tls/sms.pem" "$tls/sms.key" "$folder"
}
