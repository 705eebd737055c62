# The cluster's authority, a certificate for each service of each host, and the passwords of the database's roles.
# Sourced by cluster.sh.
# shellcheck shell=bash

readonly clusterSecrets=$clusterState/secrets # root's alone

makeUsers() {
    local user
    for user in counterfoil kafka s3; do
        getent passwd "$user" >/dev/null || useradd --system --no-create-home --shell /usr/sbin/nologin "$user"
    done
}

makeSecrets() {
    local host role
    install -d -m 700 -- "$clusterSecrets"
    (
        umask 077
        openssl ecparam -name prime256v1 -genkey -noout -out "$clusterSecrets/ca.key"
        openssl req -x509 -new -key "$clusterSecrets/ca.key" -sha256 -days 30 -subj "/CN=Counterfoil cluster" \
            -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
            -out "$clusterSecrets/ca.pem"
        for role in superuser replicator follower rewinder owner app monitor backup backup-passphrase redis redis-replica \
            sentinel mail sms statistics; do
            openssl rand -hex 24 >"$clusterSecrets/$role"
        done
        for host in "${objectHosts[@]}"; do
            for role in root bank backup; do
                openssl rand -hex 24 >"$clusterSecrets/s3-n$host-$role"
            done
        done
        openssl rand -out "$clusterSecrets/master.key" 32
    )
    for host in "${dataHosts[@]}" "$followerHost"; do
        makeCertificate "$host" etcd etcd
        makeCertificate "$host" patroni postgres
        makeCertificate "$host" postgresql postgres
    done
    for host in "${dataHosts[@]}"; do
        makeCertificate "$host" redis redis
        makeCertificate "$host" kafka kafka
    done
    for host in "${bankHosts[@]}" "${spareBankHosts[@]}"; do
        makeCertificate "$host" bankd counterfoil
    done
    for host in "${workHosts[@]}"; do
        makeCertificate "$host" work counterfoil
    done
    for host in "${objectHosts[@]}"; do
        makeCertificate "$host" s3 s3
    done
    makeCertificate "$outsideHost" mail counterfoil
    makeCertificate "$outsideHost" sms counterfoil
    for host in "${proxyHosts[@]}" "$spareProxyHost"; do
        makeCertificate "$host" haproxy haproxy
    done
    install -m 644 -- "$clusterSecrets/ca.pem" "$clusterState/ca.pem"
}

tlsOf() { echo "$(folderOf "$1")/tls"; } # tlsOf HOST

passwordOf() { cat -- "$clusterSecrets/$1"; } # passwordOf ROLE

installAuthority() { # installAuthority HOST
    install -d -m 755 -- "$(tlsOf "$1")"
    install -m 644 -- "$clusterSecrets/ca.pem" "$(tlsOf "$1")/ca.pem"
}

# Each for its host's address and for that of every proxy, through which bankd is reached.
makeCertificate() { # makeCertificate HOST SERVICE USER: SERVICE.pem and SERVICE.key, which is the user's alone
    local host=$1 service=$2 user=$3 tls names proxy
    tls=$(tlsOf "$host")
    installAuthority "$host"
    names="IP:$(addressOf "$host"),DNS:n$host.counterfoil.internal,IP:127.0.0.1"
    if [[ $service == bankd ]]; then
        for proxy in "${proxyHosts[@]}" "$spareProxyHost"; do
            names+=",IP:$(addressOf "$proxy")"
        done
    fi
    (
        umask 077
        openssl ecparam -name prime256v1 -genkey -noout -out "$tls/$service.key"
        openssl req -new -key "$tls/$service.key" -subj "/CN=$service.n$host" |
            openssl x509 -req -CA "$clusterSecrets/ca.pem" -CAkey "$clusterSecrets/ca.key" -CAcreateserial -sha256 -days 30 \
                -extfile <(printf '%s\n' "subjectAltName=$names" "basicConstraints=CA:FALSE" \
                    "extendedKeyUsage=serverAuth,clientAuth") -out "$tls/$service.pem" 2>/dev/null
    )
    chmod 644 -- "$tls/$service.pem"
    chown -- "$user" "$tls/$service.key"
}
