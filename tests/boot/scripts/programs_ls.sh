ls data
ls data/many
ls -a data/many
ls data/text data/lines
ls data/missing 2>/dev/null
echo $?
cd data
ls
