# Fuzzes what reads from outside (tests/fuzz): ./run fuzz [SECONDS] [TARGET…]. Sourced by ./run.
# shellcheck shell=bash

fuzzTargets() { sed -nE 's/^counterfoil_fuzz\(([a-z_]+) .*/\1/p' "$root/tests/fuzz/CMakeLists.txt"; }

# The target's own corpus grows in build/fuzz/corpus; the one in the tree is only read.
fuzzOne() { # fuzzOne SECONDS TARGET: one line about what was found; fails on a crash
    local seconds=$1 target=$2 program="$root/build/fuzz/bin/$2_fuzz" found="$root/build/fuzz/corpus/$2"
    local crashes="$root/build/fuzz/crashes/$2" log="$root/build/fuzz/$2.log" dictionary=() before input failed=0
    mkdir -p -- "$found" "$crashes"
    [[ -f $root/tests/fuzz/dictionaries/$target.dict ]] && dictionary=("-dict=$root/tests/fuzz/dictionaries/$target.dict")
    before=$(find "$found" -type f | wc -l)
    "$program" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
        -artifact_prefix="$crashes/" "${dictionary[@]}" "$found" "$root/tests/fuzz/corpus/$target" >"$log" 2>&1 || failed=1
    printf '%-15s %9s runs, %5s edges covered, %4s new entries\n' "$target" \
        "$(sed -nE 's/^stat::number_of_executed_units: ([0-9]+)/\1/p' "$log")" \
        "$(sed -nE 's/^#[0-9]+.* cov: ([0-9]+) .*/\1/p' "$log" | tail -n 1)" \
        "$(($(find "$found" -type f | wc -l) - before))"
    ((failed)) || return 0
    input=$(sed -nE 's/.*Test unit written to (.*)$/\1/p' "$log" | tail -n 1)
    grep -E '^A property does not hold|^==[0-9]+== ?ERROR|runtime error:|^terminate called|^  what' "$log" | head -n 5
    printf '%s failed. The input: %s\nThe whole report: %s\nAgain: %s %s\n' "$target" "${input:-none}" "$log" "$program" "$input"
    return 1
}

fuzz() { # fuzz [SECONDS] [TARGET…]: 60 seconds each, two at a time, all targets unless some are named
    local seconds=60 target targets=()
    [[ ${1:-} =~ ^[0-9]+$ ]] && seconds=$1 && shift
    ((seconds > 0)) || die "Fuzzing for 0 seconds would never end; name a number of seconds."
    for target in "$@"; do
        fuzzTargets | grep -qxF -- "$target" || die "There is no target \"$target\". Targets: $(fuzzTargets | paste -sd ' ')"
        targets+=("$target")
    done
    (($#)) || mapfile -t targets < <(fuzzTargets)
    command -v clang++ >/dev/null || die "Fuzzing needs clang and its libFuzzer (installer/packages-*.txt, [fuzz])."
    configure fuzz
    (cd "$root" && cmake --build --preset fuzz -j "$(buildJobs)" --target "${targets[@]/%/_fuzz}" >&2) ||
        die "The build failed; the compiler's messages are above."
    export root
    export -f fuzzOne
    printf '%s\0' "${targets[@]}" | xargs -0 -n 1 -P 2 bash -c 'fuzzOne "$@"' fuzzOne "$seconds" ||
        die "Fuzzing found what must not be; it is above."
}
