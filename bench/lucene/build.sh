# Sourced: compiles Lucene's side; sets JAVA and LUCENE_CLASSPATH. Lucene's three jars are looked for in LUCENE_JARS, then
# beside the repository; the JDK (21 or later) in JAVA_HOME, beside the repository, then on the path. README.md tells where
# they come from.
lucene_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
lucene_built="$lucene_folder/../../.artifacts/lucene"
lucene_shared="$lucene_folder/../../../shared"
jars=${LUCENE_JARS:-$lucene_shared/peers/lucene}
classpath=
for part in core-10.6.0 analysis-common-10.6.0 analysis-smartcn-10.4.0; do
  if [ ! -f "$jars/lucene-$part.jar" ]; then
    echo "No lucene-$part.jar in $jars; bench/README.md says how to get it." >&2
    exit 1
  fi
  classpath="$classpath:$jars/lucene-$part.jar"
done
if [ -n "${JAVA_HOME:-}" ]; then
  java_bin=$JAVA_HOME/bin/
elif [ -x "$lucene_shared/java/bin/javac" ]; then
  java_bin=$lucene_shared/java/bin/
else
  java_bin=
fi
rm -rf "$lucene_built"
mkdir -p "$lucene_built"
"${java_bin}javac" -Xlint:all -Werror -d "$lucene_built" -cp "$classpath" "$lucene_folder"/*.java
export JAVA="${java_bin}java"
export LUCENE_CLASSPATH="$lucene_built$classpath"
