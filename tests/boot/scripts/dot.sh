. ./data/defines.sh
echo $defined
defined_function x
