#!/usr/bin/env bash
# ./run ends everything it started: stubs for both programs in a checkout with a blank in its path, started through a
# symlink from another folder. ends.sh SOURCE-ROOT
set -euo pipefail
source=$1
work=$(mktemp -d)
run=""
cleanUp() {
    cat "$work"/*.pid 2>/dev/null | xargs -r kill -KILL ${run:+"$run"} 2>/dev/null || true
    rm -rf -- "$work"
}
trap cleanUp EXIT
checkout="$work/a checkout"
mkdir -p "$checkout/build/release/bin" "$work/path"
cp -r "$source/run" "$source/installer" "$checkout"
ln -s "$checkout/run" "$work/link"

# A finished build on a machine that has every package.
touch "$checkout/build/release/build.ninja"
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$checkout" >"$checkout/build/release/CMakeCache.txt"
ln -s /bin/true "$work/path/cmake"
cat >"$work/path/dpkg-query" <<STANDIN
sed -nE 's/^([a-z].*)/installed \1/p' "$source"/installer/packages-*.txt
STANDIN

cat >"$checkout/build/release/bin/bankd" <<STANDIN
#!/usr/bin/env bash
echo \$\$ >"$work/bank.pid"
trap 'echo bank >>"$work/ended"; exit' TERM
[[ ! -e "$work/refuse" ]] || exit 1
mkdir -p "\$3"
echo '{"url":"https://localhost:1","ca":"/ca.pem"}' >"\$3/ready.json"
while :; do sleep 0.05; done
STANDIN
cat >"$checkout/build/release/bin/counterfoil" <<STANDIN
#!/usr/bin/env bash
echo "\$*" >"$work/arguments"
trap 'echo desktop >>"$work/ended"; exit' TERM
echo \$\$ >"$work/desktop.pid"
until [[ -e "$work/close" ]]; do sleep 0.05; done
echo desktop >>"$work/ended"
STANDIN
chmod +x "$work/path/dpkg-query" "$checkout"/build/release/bin/*

fail() {
    echo "$*"
    exit 1
}

start() { # in its own process group, like from a terminal
    rm -f "$work"/{ended,close,bank.pid,desktop.pid}
    (cd / && PATH="$work/path:$PATH" DISPLAY=:1 COUNTERFOIL_DATA="$work/the data" \
        exec setsid env --default-signal=INT "$work/link") >"$work/output" 2>&1 &
    run=$!
}

untilExists() {
    local left=200
    until [[ -s $1 ]]; do
        ((left-- > 0)) || fail "$1 did not appear: $(cat "$work/output")"
        sleep 0.05
    done
}

expectAllEnded() { # expectAllEnded STATUS
    local status=0
    wait "$run" || status=$?
    ((status == $1)) || fail "./run ended with $status, not $1: $(cat "$work/output")"
    [[ $(paste -sd' ' "$work/ended") == "desktop bank" ]] || fail "Ended: $(cat "$work/ended"), not the desktop and then the bank"
    ! kill -0 "$(cat "$work/bank.pid")" 2>/dev/null || fail "The bank still runs"
    ! kill -0 "$(cat "$work/desktop.pid")" 2>/dev/null || fail "The desktop still runs"
}

start
untilExists "$work/desktop.pid"
grep -qxF -- "--server https://localhost:1 --ca /ca.pem --demonstration $work/the data/demo/people.json" \
    "$work/arguments" || fail "The desktop's arguments were $(cat "$work/arguments")"
touch "$work/close"
expectAllEnded 0

start
untilExists "$work/desktop.pid"
kill -INT -- "-$run"
expectAllEnded 130

start
untilExists "$work/desktop.pid"
kill -HUP "$run"
expectAllEnded 143

# A ready file from an earlier bank must not count.
touch "$work/refuse"
start
until grep -q "did not start" "$work/output"; do
    [[ ! -e $work/desktop.pid ]] || fail "The desktop was started without a bank"
    sleep 0.05
done
! wait "$run" || fail "./run succeeded although the bank refused to start"
