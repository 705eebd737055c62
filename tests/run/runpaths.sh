#!/usr/bin/env bash
# runpaths.sh FOLDER COMPILER PROGRAM…: no program in the folder has a run path (an empty or relative element of RPATH
# or RUNPATH means the current folder, where anybody may have put a library), and the PROGRAMs are among those checked.
# First proves that a run path would be detected.
set -euo pipefail
folder=$1
compiler=$2
shift 2

runPathOf() { readelf --dynamic --wide -- "$1" 2>/dev/null | grep -E '\((RUNPATH|RPATH)\)' || true; }

control=$(mktemp -d)
trap 'rm -rf -- "$control"' EXIT
echo 'int main() { return 0; }' >"$control/main.cpp"
for tags in --enable-new-dtags --disable-new-dtags; do
    "$compiler" "$control/main.cpp" -o "$control/program" "-Wl,$tags,-rpath,::"
    [[ -n $(runPathOf "$control/program") ]] || {
        echo "The check does not detect the run path of a program linked with $tags."
        exit 1
    }
done

wrong=0
looked=" "
for program in "$folder"/*; do
    [[ -f $program && -x $program && $(head -c 4 -- "$program" | tail -c 3) == ELF ]] || continue
    looked+="$(basename -- "$program") "
    found=$(runPathOf "$program")
    if [[ -n $found ]]; then
        echo "$program:$found"
        wrong=1
    fi
done
for program; do
    [[ $looked == *" $program "* ]] || {
        echo "$folder/$program was not built, so it could not be checked."
        wrong=1
    }
done
exit $wrong
