# The S3 server of each region: its buckets, and who may do what in them. Sourced by cluster.sh.
# shellcheck shell=bash

startObjects() {
    local host folder
    for host in "${objectHosts[@]}"; do
        folder=$(folderOf "$host")/s3
        install -d -m 700 -o s3 -g s3 -- "$folder" "$folder"/{users,versions,data}
        secretly s3 "$folder/versitygw.env" render versitygw/versitygw.env.in ROOT_SECRET="$(passwordOf "s3-n$host-root")" \
            REGION="$(regionOf "$host")" ADDRESS="$(addressOf "$host")" TLS="$(tlsOf "$host")" STATE="$folder"
        # shellcheck disable=SC2016
        startOn "$host" s3 s3 /bin/sh -c 'set -a && . "$0" && exec "$@"' "$folder/versitygw.env" \
            "$versitygwProgram" posix "$folder/data"
    done
    for host in "${objectHosts[@]}"; do
        await 30 "The S3 server of n$host" objectsAnswer "$host" "$host"
        makeBucket "$host" objects bank
        askObjects "$host" PUT '/objects?versioning=' \
            '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Enabled</Status></VersioningConfiguration>'
        makeBucket "$host" backups backup
    done
}

regionOf() { # regionOf HOST: the region's name, as S3 requests are signed for it
    if (($1 > 50)); then echo second; else echo first; fi
}

objectsEndpoint() { echo "https://n$1.counterfoil.internal:7070"; } # objectsEndpoint HOST

objectsAnswer() { # objectsAnswer HOST FROM_HOST
    onHost "$2" curl --silent --fail --max-time 2 --cacert "$(tlsOf "$2")/ca.pem" "$(objectsEndpoint "$1")/health"
}

# The bucket, and the only user who may do anything in it; the user's secret is s3-nHOST-USER.
makeBucket() { # makeBucket HOST BUCKET USER
    askObjects "$1" PATCH /create-user \
        "<Account><Access>$3</Access><Secret>$(passwordOf "s3-n$1-$3")</Secret><Role>user</Role></Account>"
    askObjects "$1" PUT "/$2" ""
    askObjects "$1" PUT "/$2?policy=" "$(render versitygw/policy.json.in USER="$3" BUCKET="$2")"
}

# As the server's root. Neither its secret nor the body, which may have another, is on a command line.
askObjects() { # askObjects HOST METHOD PATH BODY
    local host=$1 method=$2 path=$3 body=$4 server
    server=$(objectsEndpoint "$host")
    [[ $method != PATCH ]] || server=https://127.0.0.1:7071
    onHost "$host" curl --silent --show-error --fail-with-body --max-time 10 --config - >&2 <<CONFIG ||
request = "$method"
url = "$server$path"
cacert = "$(tlsOf "$host")/ca.pem"
aws-sigv4 = "aws:amz:$(regionOf "$host"):s3"
user = "root:$(passwordOf "s3-n$host-root")"
header = "x-amz-content-sha256: $(printf %s "$body" | sha256sum | cut -c1-64)"
data-raw = "$(quoted "$body")"
CONFIG
        die "The S3 server of n$host refused $method $path."
}

quoted() { # quoted TEXT: for a value between quotes in curl's configuration
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    printf %s "${text//$'\n'/\\n}"
}
