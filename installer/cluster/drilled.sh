# What the hosts of a cluster that is to be drilled have besides: each a clock of its own, which can be stepped
# (tests/drill/ClockStep.cpp), and file systems of their own, which can be full. Sourced by cluster.sh.
# shellcheck shell=bash

readonly clusterClock=$clusterState/clock_step.so # only a cluster that is to be drilled has it
readonly clusterDisks=$clusterState/disks

prepareDrill() {
    build clock_step
    install -d -m 755 -- "$clusterState"
    install -m 755 -- "$root/build/release/tests/drill/libclock_step.so" "$clusterClock"
}

isDrilled() { [[ -e $clusterClock ]]; }

equipHost() { # equipHost HOST
    truncate -s 8 -- "$(folderOf "$1")/clock" # not ahead
    case $1 in
    [123])
        makeDisk "$1" database 32G postgres
        makeDisk "$1" kafka 32G kafka
        ;;
    1? | 20) makeDisk "$1" spool 64M counterfoil ;;
    41 | 51) makeDisk "$1" s3 32G s3 ;;
    esac
}

# Files with holes, so that a disk takes no more of the machine's than is written to it.
makeDisk() { # makeDisk HOST FOLDER SIZE USER
    local image=$clusterDisks/n$1-$2 folder
    folder=$(folderOf "$1")/$2
    install -d -m 700 -- "$clusterDisks"
    install -d -m 700 -- "$folder"
    truncate -s "$3" -- "$image"
    mkfs.ext4 -q -m 0 -E lazy_itable_init=1,lazy_journal_init=1 "$image"
    if mount -o loop,nodev,nosuid "$image" "$folder" 2>/dev/null; then
        rmdir -- "$folder/lost+found"
    else
        rm -f -- "$image"
        say "This machine has no loop device for n$1: its disk will not be full in a drill."
    fi
    chown -- "$4" "$folder"
    chmod 700 -- "$folder"
}

removeDisks() { # removeDisks HOST: once nothing runs there
    local folder
    for folder in "$(folderOf "$1")"/*/; do
        ! mountpoint -q -- "$folder" || umount -- "$folder"
    done
    rm -f -- "$clusterDisks/n$1"-*
}

# What a service is started with, a word a line.
clockOf() { # clockOf HOST
    ! isDrilled || printf '%s\n' env "LD_PRELOAD=$clusterClock" "CLOCK_STEP_FILE=$(folderOf "$1")/clock"
}
