# Format, lint, include rules, file sizes. Clang 14 only: other versions format and warn differently. Sourced by ./run.
# shellcheck shell=bash

sourceFiles() { (cd "$root" && find app models services ui tests -name '*.cpp' -o -name '*.h' | grep -v '^tests/architecture/' | sort); }

formatSources() { # formatSources [--check]
    command -v clang-format-14 >/dev/null || die "Formatting needs clang-format-14, which Debian 12 has."
    cd "$root"
    if [[ ${1:-} == --check ]]; then
        sourceFiles | xargs -r -d '\n' clang-format-14 --dry-run --Werror ||
            die "The files above are not formatted; ./run format fixes that."
    else
        sourceFiles | xargs -r -d '\n' clang-format-14 -i
    fi
}

# A source above 300 lines is questionable, above 500 an error.
checkSizes() {
    local file lines failed=0
    while read -r lines file; do
        [[ $file == total ]] && continue
        if ((lines > 500)); then
            say "$file has $lines lines; 500 is the limit."
            failed=1
        elif ((lines > 300)); then
            say "$file has $lines lines; should it be split?"
        fi
    done < <(cd "$root" && sourceFiles | xargs -r -d '\n' wc -l)
    return "$failed"
}

# For each source of the programs: its name and a hash of the checks, the flags, the source and every project header
# that it reaches. A file with a known hash has passed before.
lintKeys() { # lintKeys FILE…
    local file base
    base=$(cat .clang-tidy CMakeLists.txt installer/cmake/*.cmake | sha256sum)
    for file in "$@"; do
        printf '%s %s\n' "$(
            {
                echo "$base"
                reachedFiles "$file" | xargs -d '\n' sha256sum
            } | sha256sum | cut -c1-64
        )" "$file"
    done
}

reachedFiles() { # reachedFiles FILE: itself and all headers it includes, transitively; ours are named from the root
    awk 'BEGIN { todo[n = 1] = ARGV[1]; seen[ARGV[1]] = 1
        for (i = 1; i <= n; i++) {
            print todo[i]
            while ((getline line < todo[i]) > 0)
                if (match(line, /^#include "[^"]+"/)) {
                    name = substr(line, 11, RLENGTH - 11)
                    if (name in seen || system("test -f " name)) continue
                    seen[name] = 1; todo[++n] = name
                }
            close(todo[i])
        } }' "$1"
}

tidyOne() { # tidyOne MARK FILE: creates MARK if the file passes
    clang-tidy-14 --quiet -p build/lint --extra-arg=-Ibuild/lint/moc "$2" 2> >(grep -vE '^[0-9]+ warnings? .*generated' >&2) && touch "$1"
}

tidySources() { # tidySources FILE…: clang-tidy on every core, except for files that passed before
    local cache="${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/counterfoil/lint"
    mkdir -p -- "$cache"
    find "$cache" -type f -mtime +60 -delete
    configure lint
    # Sources that include their own moc output get an empty file instead: there is nothing to lint in it.
    mkdir -p build/lint/moc
    sed -nE 's|^#include "([A-Za-z_]+\.moc)"|build/lint/moc/\1|p' "$@" | xargs -r -d '\n' touch
    export -f tidyOne
    lintKeys "$@" | while read -r key file; do
        [[ -e $cache/$key ]] || printf '%s\0%s\0' "$cache/$key" "$file"
    done | xargs -r -0 -n 2 -P "$(buildJobs)" bash -c 'tidyOne "$@"' tidyOne
}

lintSources() { # lintSources [FILE…]: without files all of the programs' sources
    command -v clang-tidy-14 >/dev/null || die "Linting needs clang-tidy-14, which Debian 12 has."
    cd "$root"
    local failed=0 files=("$@")
    (($#)) || mapfile -t files < <(sourceFiles | grep '\.cpp$' | grep -v '^tests/')
    bash tests/architecture/check.sh "$root" || failed=1
    checkSizes || failed=1
    shellcheck -x run .ci/run tests/*/*.sh || failed=1
    tidySources "${files[@]}" || failed=1
    ((failed == 0)) || die "Lint found problems; they are listed above."
}
