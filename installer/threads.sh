# ThreadSanitizer, and the checks of arithmetic that other builds may get right by chance, on the tests of what has
# threads of its own: ./run threads [ARG…]. Sourced by ./run.
# shellcheck shell=bash

threads() { # threads [ARG…]: the tests that are marked THREADS; ARGs go to ctest
    local log="$root/build/threads/tests.log" begin=$SECONDS
    configure threads
    (cd "$root" && cmake --build --preset threads -j "$(buildJobs)" --target thread_tests >&2) ||
        die "The build failed; the compiler's messages are above."
    (cd "$root" && ctest --preset threads -L threads --no-tests=error -j 2 "$@") >"$log" 2>&1 || {
        grep -vE '^ +Start +[0-9]+:| Passed +[0-9.]+ sec$' "$log"
        die "A test failed, or a sanitizer found what must not be; it is above, and the whole report in $log."
    }
    printf 'ThreadSanitizer and arithmetic: %s tests, and nothing found, in %s seconds with the build.\n' \
        "$(grep -cE ' Passed +[0-9.]+ sec$' "$log")" "$((SECONDS - begin))"
}
