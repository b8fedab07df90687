sh -c 'echo $0 $1 $#' zero one two
sh -c 'exit 12'
echo $?
