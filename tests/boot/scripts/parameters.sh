set -- a b c d
echo $# $1 $4
shift 2
echo $# $1
shift
echo "$@"
