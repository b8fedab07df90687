echo hello | wc -c
echo 'b
a
c' | sort | head -n 1
echo x | cat | cat | cat
