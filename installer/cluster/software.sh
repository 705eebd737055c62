# What the cluster runs on and no Debian package brings: by name, pinned version and hash, kept in a cache. Sourced by
# cluster.sh.
# shellcheck shell=bash

readonly clusterCache=/var/cache/counterfoil/cluster
readonly patroniVersion=4.1.5
readonly patroniFolder=$clusterCache/patroni-$patroniVersion
readonly kafkaVersion=4.4.0
readonly kafkaFolder=$clusterCache/kafka-$kafkaVersion
readonly versitygwProgram=$clusterCache/versitygw-1.8.0

installClusterSoftware() {
    install -d -m 755 -- "$clusterCache"
    installPatroni
    installKafka
    installVersitygw
}

# Debian's own, 3.0.2, loses acknowledged transfers with etcd's third version.
installPatroni() {
    [[ ! -e $patroniFolder/bin/patroni ]] || return 0
    say "Installing Patroni $patroniVersion from PyPI."
    rm -rf -- "$patroniFolder.part"
    python3 -m venv --system-site-packages "$patroniFolder.part"
    "$patroniFolder.part/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
        -r "$root/installer/cluster/patroni-requirements.txt" >&2 ||
        die "pip could not install Patroni; the reason is above."
    # A venv's programs name the folder it was made in.
    sed -i "s|$patroniFolder.part|$patroniFolder|" "$patroniFolder.part"/bin/*
    mv -- "$patroniFolder.part" "$patroniFolder"
}

installKafka() {
    local part=$kafkaFolder.part
    [[ ! -e $kafkaFolder ]] || return 0
    say "Installing Kafka $kafkaVersion from Maven's packages."
    rm -rf -- "$part"
    mvn --quiet --batch-mode -f "$root/installer/cluster/kafka/pom.xml" dependency:copy-dependencies \
        -DincludeScope=runtime -DoutputDirectory="$part" >&2 ||
        die "Maven could not fetch Kafka; the reason is above."
    (cd "$part" && sha256sum --quiet --strict --check "$root/installer/cluster/kafka/jars.sha256" >&2 &&
        diff <(ls) <(sed 's/^[^ ]*  //' "$root/installer/cluster/kafka/jars.sha256") >&2) ||
        die "What Maven fetched for Kafka is not what was pinned; the difference is above."
    mv -- "$part" "$kafkaFolder"
}

# The S3 server, built by a Go of its own. Go verifies each module by installer/cluster/versitygw/go.sum.
installVersitygw() {
    local part=$versitygwProgram.part
    [[ ! -e $versitygwProgram ]] || return 0
    say "Building ${versitygwProgram##*/} from Go's modules."
    rm -rf -- "$part"
    python3 -m venv "$part/go"
    "$part/go/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes \
        -r "$root/installer/cluster/versitygw/requirements.txt" >&2 ||
        die "pip could not install Go; the reason is above."
    env -C "$root/installer/cluster/versitygw" GOPATH="$part/path" GOCACHE="$part/cache" GOTOOLCHAIN=local CGO_ENABLED=0 \
        GOFLAGS="-mod=readonly -modcacherw -buildvcs=false -trimpath" "$part/go/bin/go" build -ldflags="-s -w" \
        -o "$part/versitygw" github.com/versity/versitygw/cmd/versitygw >&2 ||
        die "Go could not build versitygw; the reason is above."
    mv -- "$part/versitygw" "$versitygwProgram"
    rm -rf -- "$part"
}

kafkaProgram() { # kafkaProgram CLASS: the command for it, an argument a line
    printf '%s\n' /usr/bin/java -Xmx256m -XX:+UseSerialGC -XX:MaxMetaspaceSize=128m -XX:MaxDirectMemorySize=64m -Xss512k \
        -cp "$kafkaFolder/*" "$1"
}

postgresFolder() { # the programs of the newest PostgreSQL
    find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -name '[0-9]*' | sort -V | tail -1 | sed 's|$|/bin|'
}
