#!/usr/bin/env bash
# Has real programs make documents of the pages in tests/SearchPlans.Plans.Tests/Documents, each page in five forms at most, and prints how
# well they are read: bench/made.sh DIR. Needs LibreOffice (soffice), Chromium and pandoc; what they made stays in DIR.
set -euo pipefail
cd "$(dirname "$0")/.."
pages=tests/SearchPlans.Plans.Tests/Documents
out=$(realpath -m "${1:?bench/made.sh DIR}")
mkdir -p "$out"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

office() { # page, kind, filter
  soffice --headless "-env:UserInstallation=file://$profile/office" --infilter='HTML (StarWriter)' --convert-to "$2:$3" --outdir "$profile" "$1" \
    >/dev/null 2>&1
  mv "$profile/$(basename "$1" .html).$2" "$out/$(basename "$1" .html).soffice.$2"
}
print() {
  chromium --headless --no-sandbox --disable-gpu "--user-data-dir=$profile/chromium" "--print-to-pdf=$out/$(basename "$1" .html).chromium.pdf" \
    "file://$(realpath "$1")" >/dev/null 2>&1
}
convert() { pandoc --from html --standalone --output "$out/$(basename "$1" .html).pandoc.$2" "$1" 2>/dev/null; }

forms=("office docx" "convert docx" "print pdf" "office odt" "convert odt" "office pdf" "office doc" "convert rtf" "office rtf")
declare -A filters=([docx]='MS Word 2007 XML' [odt]=writer8 [pdf]=writer_pdf_Export [doc]='MS Word 97' [rtf]='Rich Text Format')
i=0
for page in "$pages"/*.html; do
  cp "$page" "$out/$(basename "$page" .html).page.html"
  for _ in 1 2 3 4; do
    read -r how kind <<<"${forms[i++ % ${#forms[@]}]}"
    case $how in
      office) office "$page" "$kind" "${filters[$kind]}" ;;
      convert) convert "$page" "$kind" ;;
      print) print "$page" ;;
    esac
  done
done
cp "$pages/documents.tsv" "$out"
dotnet run -c Release --project bench/SearchPlans.Bench -- made "$out"
