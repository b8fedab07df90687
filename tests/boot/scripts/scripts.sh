sh data/script.sh first 'second one'
echo $?
