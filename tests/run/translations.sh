#!/usr/bin/env bash
# German and English's plurals are complete: no message lacks a translation, and each translated form has the
# placeholders of its source. translations.sh SOURCE-ROOT
set -euo pipefail
status=0
for language in de en; do
    file="$1/translations/counterfoil_$language.ts"
    awk -v file="${file##*/}" '
        function fault(what) {
            printf "%s: %s: %s\n", file, what, source
            ++faults
        }
        function within(text, tag) { # the text of the first such element
            sub(".*<" tag "[^>]*>", "", text)
            sub("</" tag ">.*", "", text)
            return text
        }
        function missing(from, to,    name) { # the first placeholder that only one of the two contains
            while (match(from, /%L?([0-9]+|n)/)) {
                name = substr(from, RSTART, RLENGTH)
                from = substr(from, RSTART + RLENGTH)
                if (to " " !~ name "([^0-9]|$)")
                    return name
            }
            return ""
        }
        function compare(form) {
            if (form == "")
                fault("an empty form")
            else if (missing(source, form) != "")
                fault("lacks " missing(source, form))
            else if (missing(form, source) != "")
                fault(missing(form, source) " too many")
        }
        /<message/ { message = "" }
        { message = message $0 " " }
        /<\/message>/ {
            ++messages
            source = within(message, "source")
            if (message ~ /<translation[^>]*type="/)
                fault("not translated")
            else if (message ~ /<message[^>]*numerus="yes"/) {
                forms = split(message, form, "</numerusform>")
                for (i = 1; i < forms; ++i) {
                    sub(/.*<numerusform[^>]*>/, "", form[i])
                    compare(form[i])
                }
            } else
                compare(within(message, "translation"))
        }
        END {
            if (!messages)
                print file ": no message was found"
            exit faults || !messages
        }' "$file" || status=1
done
exit $status
