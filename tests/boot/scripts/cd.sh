cd data/many
cd ..
echo *.txt
cd missing 2>/dev/null || echo failed
cd /
echo $PWD
cd - >/dev/null
echo *.txt
