# Sourced: compiles Lucene's side and sets LUCENE_CLASSPATH. Debian: liblucene8-java, default-jdk-headless. Elsewhere,
# LUCENE_JARS names a folder with the jars lucene-core, lucene-analyzers-common and lucene-analyzers-smartcn of 8.8.1.
lucene_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lucene_built="$lucene_folder/../../.artifacts/lucene"
jars=${LUCENE_JARS:-/usr/share/java}
classpath=
for part in core analyzers-common analyzers-smartcn; do
  jar=$(ls "$jars"/lucene-$part-8.*.jar 2>/dev/null | head -1 || true)
  if [ -z "$jar" ]; then
    echo "No lucene-$part-8.*.jar in $jars: install liblucene8-java, or set LUCENE_JARS." >&2
    exit 1
  fi
  classpath="$classpath:$jar"
done
mkdir -p "$lucene_built"
javac -Xlint:all -Werror -d "$lucene_built" -cp "$classpath" "$lucene_folder"/*.java
export LUCENE_CLASSPATH="$lucene_built$classpath"
