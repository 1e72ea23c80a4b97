# Where is what in an installation, for shells; for Java braid.launcher.installation.Installation says the same. To be sourced, with root set to the
# installation's folder: a checkout that is built, or what package/gather made of one.

# class_path MODULE: what its process loads from, its own jar first. A place in the list that is not absolute is in the installation.
class_path() {
  local places place all="$root/$1/target/${1##*/}.jar"
  IFS=: read -ra places <"$root/$1/target/classpath" || true
  for place in "${places[@]}"; do
    case "$place" in /*) all+=":$place" ;; *) all+=":$root/$place" ;; esac
  done
  echo "$all"
}
