# Detects the distribution and installs what is missing from installer/packages-<distro>.txt. Sourced by ./run.
# shellcheck shell=bash

# The suffix of this machine's list. Derivatives use their parent's, found by its code name.
distroName() {
    local VERSION_CODENAME="" UBUNTU_CODENAME="" DEBIAN_CODENAME="" PRETTY_NAME="this system"
    [[ -r /etc/os-release ]] || die "This system has no /etc/os-release; Counterfoil supports Debian 12, Debian 13 and Ubuntu 24.04."
    # shellcheck source=/dev/null
    source /etc/os-release
    case " $UBUNTU_CODENAME $DEBIAN_CODENAME $VERSION_CODENAME " in
    *" noble "*) echo ubuntu2404 ;;
    *" bookworm "*) echo debian12 ;;
    *" trixie "*) echo debian13 ;;
    *)
        die "This is $PRETTY_NAME; ./run supports Debian 12, Debian 13, Ubuntu 24.04 and their derivatives." \
            "On other systems install the equivalents of installer/packages-debian13.txt and use the CMake presets."
        ;;
    esac
}

packagesOf() { # packagesOf LIST GROUP…: the packages of these groups, one per line
    local list=$1
    shift
    awk -v wanted=" $* " '
        /^\[/ { inside = index(wanted, " " substr($1, 2, length($1) - 2) " ") > 0; next }
        inside && NF && !/^#/ { print $1 }' "$list"
}

asRoot() {
    if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# On first installation Debian's postgresql package creates and starts a server on port 5432; the bank runs its own.
keepDefaultServerAway() {
    local folder=/etc/postgresql-common
    grep -qsrE '^[[:space:]]*create_main_cluster' "$folder/createcluster.conf" "$folder/createcluster.d" && return
    asRoot mkdir -p "$folder/createcluster.d"
    printf '%s\n' "# Written by Counterfoil: installing postgresql creates no server of its own. Delete this file to have one." \
        "create_main_cluster = false" | asRoot tee "$folder/createcluster.d/counterfoil.conf" >/dev/null
}

# Debian's packages of servers start them when they are installed; those of the cluster have settings of their own.
withoutStarting() { # withoutStarting COMMAND…
    local policy=/usr/sbin/policy-rc.d status=0
    if [[ -e $policy ]]; then
        "$@"
        return
    fi
    printf '#!/bin/sh\nexit 101\n' | asRoot tee "$policy" >/dev/null
    asRoot chmod 755 "$policy"
    "$@" || status=$?
    asRoot rm -f -- "$policy"
    return "$status"
}

installPackages() { # installPackages GROUP…: silent if all are installed
    local distro list installed missing
    distro=$(distroName)
    list="$root/installer/packages-$distro.txt"
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
    missing=$(packagesOf "$list" "$@" | grep -vxF -f <(printf '%s\n' "$installed") || true)
    [[ -z $missing ]] && return

    local names=()
    mapfile -t names <<<"$missing"
    say "Missing packages: ${names[*]}"
    if ((EUID != 0)) && ! command -v sudo >/dev/null; then
        die "Installing them needs root, and there is no sudo here. As root: apt-get install ${names[*]}"
    fi
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -y)
    asRoot "${apt[@]}" update >&2 || say "apt-get could not fetch every package list; continuing with those it has."
    [[ " ${names[*]} " == *" postgresql "* ]] && keepDefaultServerAway
    # --no-remove: never uninstalls other packages (another Boost, for one) to resolve a conflict; apt then names it.
    local install=(asRoot)
    [[ " $* " == *" cluster "* ]] && install=(withoutStarting asRoot)
    "${install[@]}" "${apt[@]}" install --no-install-recommends --no-remove "${names[@]}" >&2 ||
        die "apt-get could not install the missing packages; the reason is above. (They are in Ubuntu's \"universe\".)"
}
