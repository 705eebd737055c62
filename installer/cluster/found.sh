#!/usr/bin/env bash
# Makes the bank's roles and database in a new cluster: Patroni's post_bootstrap, called as postgres with the superuser's
# connection string. The passwords are in found.env beside it, which is deleted afterwards.
set -euo pipefail
here=$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")
set -a
# shellcheck source=/dev/null
source "$here/found.env"
set +a
exec psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --file="$here/found.sql" "$1"
