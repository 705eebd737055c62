#!/usr/bin/env bash
# runpaths.sh FOLDER COMPILER PROGRAM…: no program of the folder says where libraries are to be looked for (an empty or
# relative element of RPATH or RUNPATH means the current folder, where anybody may have put one), and the PROGRAMs are
# among those that were looked at. First the proof that a run path would be seen.
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
        echo "The check does not see the run path of a program linked with $tags."
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
        echo "$folder/$program was not built; it could not be looked at."
        wrong=1
    }
done
exit $wrong
