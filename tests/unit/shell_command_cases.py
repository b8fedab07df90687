# ruff: noqa: E501, W291  (scripts are data, and some end in blanks)
"""Scripts that sh and dash must answer alike, on commands: compound ones, redirections, builtins, limits, signals, aliases.

They run as `test_shell_scripts` says; where POSIX leaves the answer open, dash's is taken.
"""

COMPOUND: list[str] = [
    r"""if true; then echo 1; else echo 2; fi; if false; then echo 3; elif true; then echo 4; else echo 5; fi""",
    r"""if false; then echo; fi; echo $?; if (exit 3); then :; else echo $?; fi""",
    r"""i=0; until [ $i = 3 ]; do echo $i; i=$((i+1)); done; while false; do :; done; echo $?""",
    r"""for i in 1 2 3; do if [ $i = 2 ]; then continue; fi; echo $i; done; echo $i""",
    r"""for i in 1 2 3; do for j in a b; do [ $i$j = 2a ] && break 2; echo $i$j; done; done""",
    r"""for i in 1 2 3; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done""",
    r"""for i; do echo "<$i>"; done; for i in; do echo no; done; echo $?""",
    r"""for i in a b
do
echo $i
done; for x
in a "b c"; do echo $x; done""",
    r"""case x in x) echo 1;; x) echo 2;; esac; case y in (x|y) echo 3; esac; case z in x) ;; esac; echo $?""",
    r"""case a in
b) echo b ;;

a | c)
  echo ac
  ;;
esac""",
    r"""f() { echo "f $# $1"; return 3; echo no; }; f x y; echo $? $1""",
    r"""f() { set -- p q; echo $*; }; f; echo $#; g() (echo sub; exit 4); g; echo $?""",
    r"""f() { local x=1 y; x=2; y=3; echo $x $y; }; x=a; y=b; f; echo $x $y""",
    r"""f() { if [ $1 -gt 0 ]; then echo $1; f $(($1-1)); fi; }; f 3""",
    r"""f() for i in "$@"; do echo $i; done; f a b; f() { echo $0; } >/dev/null; f; echo end""",
    r"""f() { echo out; echo err >&2; } 2>&1; f | cat; unset -f f; f 2>/dev/null; echo $?""",
    r"""{ echo a; echo b; } | cat; (echo c; echo d) | { read x; echo "got $x"; }""",
    r"""x=1; (x=2; echo $x); echo $x; { x=3; }; echo $x; echo a | x=4; echo $x""",
    r"""true && echo 1 || echo 2; false && echo 3 || echo 4; false || false || echo 5; ! false && echo 6""",
    r"""! true; echo $?; ! false | true; echo $?; false | true; echo $?; true | false; echo $?""",
    r"""echo a | cat | cat | tr a b; echo x | { cat; echo y; }; seq 1 1000 | tail -n 1""",
    r"""true &&
echo joined |
cat""",
    r"""(exit 5); echo $?; (false; true); echo $?; ( (echo nested) ); ((echo x); echo y)""",
    r"""while read a b; do echo "$b-$a"; done <<E
1 2
3 4
E""",
    r"""i=0; while :; do i=$((i+1)); [ $i -ge 5 ] && break; done; echo $i; while true; do break; done; echo $?""",
    r"""if ! grep -q zzz a.txt; then echo none; fi; if [ -f a.txt ] && [ ! -d a.txt ]; then echo file; fi""",
    r"""f() { return; }; false; f; echo $?; f() { false; return; }; f; echo $?; f() { :; }; false; f; echo $?""",
    r"""for f in a b; do (break); echo $f; done; f() { break; }; for i in 1 2; do f; echo $i; done""",
    r"""{ echo x; }; {
echo y
}; echo }""",
    r"""if true; then for i in 1 2; do case $i in 1) echo one;; *) { echo other; };; esac; done; fi | tr a-z A-Z""",
    r"""echo $(case x in x) echo yes;; esac) $(echo ")") $(echo '(' # comment )
)""",
    r"""echo $(echo $(echo $(echo deep))) "$(echo "$(echo "in quotes")")" """,
]

REDIRECTIONS: list[str] = [
    r"""echo x > o; cat o; echo y >> o; cat < o; cat <o >p; cat p; > o; cat o; echo $?""",
    r"""cat <<E
a $1 \$1 `echo b` $(echo c) $((1+1)) "q" 'r' \\ \z ${2}
E""",
    r"""cat <<'E'
a $1 \$1 `echo b`
E
cat <<\E
$x
E""",
    "cat <<-E\n\ta\n\t\tb\n  c\n\tE\necho after",
    r"""cat <<A; cat <<B
one
A
two
B""",
    r"""cat <<A - <<B
one
A
two
B""",
    r"""x=$(cat <<E
in $1
E
); echo "$x"; cat <<E | tr a-z A-Z
pipe
E""",
    r"""cat <<E
a\
b
E
cat <<"E F"
$x
E F""",
    r"""f() { cat <<E
doc $1
E
}; f a; f b; while read l; do echo "<$l>"; done <<E
 x  y
z
E""",
    r"""ls /nonexistent 2>/dev/null; echo $?; { echo out; echo err >&2; } 2>&1 >/dev/null | cat""",
    r"""exec 3>o; echo a >&3; echo b >&3; exec 3>&-; cat o; echo c >&3; echo $?""",
    r"""exec 4<a.txt; read x <&4; echo $x; exec 4<&-; echo in >o; { read y; echo $y; } <o""",
    r"""{ echo a; { echo b; } >o; echo c; } >p; cat o p; echo d 1>&2 2>/dev/null""",
    r"""cat < /nonexistent/file; echo $?; echo x > /nonexistent/file; echo $?; : > /nonexistent/x; echo no""",
    r"""{ :; } < /nonexistent/file; echo $?; (:) < /nonexistent; echo $?; x=1 </nonexistent; echo $? $x""",
    r"""set -C; echo a > o; echo b > o; echo $?; echo c >| o; cat o""",
    r"""echo a >o 2>&1; cat o; (echo b; echo c >&2) >o 2>&1; cat o; echo x 2>o >&2; cat o""",
    r"""n=o; echo v > "$n"; cat $n; echo w >$n.2; cat o.2; cat 0<o; echo 2>o; echo a2 >o; cat o""",
    r"""for i in 1 2; do echo $i; done > o; cat o; if true; then echo t; fi > o; cat < o | cat""",
    r"""echo data | (read x; echo "[$x]"); echo 'a b c' | { read x y; echo "$y,$x"; }; read x </dev/null; echo $?""",
    r"""f() { echo body; }; f > o; echo done; cat o; exec > p; echo hidden; cat p >&2""",
    r"""echo a <>rw; echo $?; cat <<E; echo after
E""",
    r"""cat <<E
$(echo "a
b") ${y:-"d q"} ${y:-x}
E""",
]

BUILTINS: list[str] = [
    r"""cd sub && basename "$PWD" && cd .. && cd sub && cd - >/dev/null && basename "$(pwd)"; cd /nonexistent; echo $?""",
    r"""eval 'x=1; echo $x'; eval echo '$x' "a  b"; eval; echo $?; eval 'exit 3'; echo no""",
    r"""echo 'y=sourced; return 4; echo no' > s.sh; . ./s.sh; echo $? $y; . ./nonexistent; echo no""",
    r"""set -e; false || true; if false; then :; fi; ! true; echo here; false; echo no""",
    r"""set -e; f() { false; echo in; }; f || echo or; f && :; echo x; f; echo no""",
    r"""set -e; (false; echo no); echo no2""",
    r"""set -e; x=$(false); echo no""",
    r"""set -e; echo $(false; echo no) z; { false; } || echo ok; while false; do :; done; false | true; true | false; echo no""",
    r"""export A=1; B=2; sh -c 'echo "$A|$B"'; unset A; sh -c 'echo "$A|"'""",
    r"""set -- -a b; echo $1; set -e -- x; echo $1 $-; set - p q; echo $*; set a; echo $#""",
    r"""[ a = a ] && [ a != b ] && [ 1 -eq 1 ] && [ 1 -lt 2 -a 2 -gt 1 ] && [ ! -e nope ] && echo ok""",
    r"""test -z "" && test -n x && test x && ! test "" && ! test && test -d sub && test -f a.txt && test -s a.txt && echo ok""",
    r"""[ "(" = "(" ]; echo $?; [ ! = x ]; echo $?; [ ! x ]; echo $?; [ -n ]; echo $?; [ "!" ]; echo $?; [ a -o "" ]; echo $?""",
    r"""[ 1 -eq x ]; echo $?; [ a b c d e ]; echo $?; [ 5 -ge 5 ] && [ 5 -ne 4 ] && [ -3 -lt 0 ] && [ 010 -eq 10 ] && echo ok""",
    r"""[ \( a = a \) -a \( b = c -o d = d \) ]; echo $?; [ ! a = b ]; echo $?; [ ! -f a.txt -o -d sub ]; echo $?""",
    r"""printf '%d %5d|%-5d|%05d %x %X %o %c %s %%\n' 1 2 3 4 255 255 8 abc str""",
    r"""printf '%s-%s\n' a b c; printf 'x\ty\101\n'; printf '%b|%5s|%-5s|%.2s\n' 'a\tb' r l abc; printf '%s\n'""",
    r"""printf '%d %i %u\n' 0x10 010 "'A"; printf '%+d % d %#x %#o %.3d\n' 5 5 255 8 7; printf '%x %u %o\n' -1 -1 -1""",
    r"""printf %d abc; echo " $?"; printf '%d\n' 12abc; printf '%s %s\n' only; printf 'no newline'""",
    r"""printf '%*d|%-*d|\n' 5 42 4 7; printf '\\ |\n'; printf 'a\0b' | wc -c; printf 'a%b' 'x\cy' z; echo""",
    r"""echo -n a; echo b; echo -e x; echo 'a\tb\n\0101 \\ c\cd'; echo; echo --; echo -n""",
    r"""read x y <<E
  a   b   c  
E
echo "<$x><$y>"; IFS=: read p q r <<E
1:2:3:4
E
echo "<$p><$q><$r>" """,
    r"""read x <<'E'
a\
b \n c\ d
E
echo "$x"; read -r x <<'E'
a\b
E
printf '%s\n' "$x"; printf 'no newline' | { read x; echo $? $x; }""",
    r"""IFS=: read a b <<E
x:y:
E
echo "<$a><$b>"; IFS=: read a b <<E
x:y:z:
E
echo "<$a><$b>"; IFS=: read a <<E
:
E
echo "<$a>"; IFS=' :' read a b <<E
 x : y 
E
echo "<$a><$b>" """,
    r"""trap 'echo bye $?' EXIT; echo hi; (exit 3)""",
    r"""trap 'echo bye; exit 9' EXIT; exit 3""",
    r"""trap 'echo bye' EXIT; (trap 'echo sub' EXIT; echo in); trap - EXIT; echo end""",
    r"""trap 'echo got' INT; kill -INT $$; echo after; trap - INT; trap '' TERM; kill $$; echo alive""",
    r"""trap 'echo usr' USR1; kill -USR1 $$; trap; trap 'echo 2' 2 15; trap""",
    r"""sh -c 'kill -9 $$'; echo $?; sh -c 'kill -TERM $$'; echo $?; (exit 300); echo $?""",
    r"""sleep 0 & wait $!; echo $?; (exit 6) & wait $!; echo $?; (exit 7) & p=$!; (exit 8) & wait $p; echo $?; wait; echo $?""",
    r"""wait 999999; echo $?; sleep 5 & kill $!; wait $!; echo $?; { echo bg; } & wait""",
    r"""nosuchcommand; echo $?; ./a.txt; echo $?; ./sub; echo $?; /nonexistent/x; echo $?; "" ; echo $?""",
    r"""type cd echo : nosuch if; echo $?; command -v cd; command -v if; command -v nosuch; echo $?; f() { :; }; type f""",
    r"""command echo x; echo() { printf 'fn\n'; }; echo y; command echo z; command nosuch; printf '%s\n' $?""",
    r"""umask 022; umask; umask 077; umask; : > m; ls -l m | cut -c1-10""",
    r"""exec echo replaced; echo no""",
    r"""exec nosuch; echo no""",
    r"""(exec echo sub); echo back; exec 3>&1; echo x >&3""",
    r"""while getopts ab:c o; do echo "$o $OPTARG $OPTIND"; done; set -- -a -bval -b val2 -c -a rest
while getopts ab:c o; do echo "$o $OPTARG $OPTIND"; done; shift $((OPTIND-1)); echo $*""",
    r"""set -- -z -b; while getopts :ab: o; do echo "$o $OPTARG"; done; OPTIND=1; set -- -x; getopts a o; echo $? $o""",
    r"""x=1; readonly x; (x=2) 2>/dev/null; echo $? $x; readonly y=3; unset x; echo no""",
    r"""export x="a b" y; export -p | grep "^export x="; readonly z=1; readonly -p | grep " z" """,
    r"""f() { return 300; }; f; echo $?; true; : a b; echo $?; false x; echo $?; shift 0; echo $#""",
    r"""echo 'echo "$0 $# $1"' > s; sh ./s a b; chmod +x s; ./s c; echo 'exit 4' | sh; echo $?; echo 'echo $1' | sh -s p q""",
    r"""echo 'read x; echo "got $x"
input line
echo end' | sh; sh -c 'echo $0 $1' name arg; sh -c 'exit'; echo $?; sh -ec 'false; echo no'; echo $?""",
    r"""set -x; echo a; x=1; set +x; echo b""",
    r"""set -a; v=1; sh -c 'echo $v'; set +a; set -o noglob; echo *; set +o noglob; unset nothing; echo $?; pwd >/dev/null; echo $?""",
    r"""a=$$; b=$(echo $$); [ $a = $b ] && echo same; [ -n "$PPID" ] && echo pp; echo "[$!]"; : & [ -n "$!" ] && echo bg""",
    r"""false; echo $(echo $?) $?; x=$(false) y=$?; echo $y; echo `false` $?; true; x=`false`; echo $?""",
    r"""cd; echo $?; HOME=/; cd; pwd; cd /dev; cd ..; pwd; cd ''; echo $?""",
    r"""kill -l 9; kill -l 130; kill -0 $$; echo $?; kill -s NOSUCH 1; echo $?; kill; echo $?""",
    r"""exit 3; echo no""",
    r"""(exit); echo $?; false; (exit); echo $?; exit 256""",
    r"""break; echo $?; continue; echo $?; return 5; echo no""",
]

LIMITS: list[str] = [
    r"""ulimit -n 100; ulimit -n; ulimit -Hn; sh -c 'ulimit -n'; (ulimit -n 50; ulimit -n); ulimit -n""",
    r"""ulimit -S -n 90; ulimit -n; ulimit -Sn; ulimit -HS -n 80; ulimit -n; ulimit -Hn""",
    r"""ulimit -f 4; ulimit; ulimit -f; ulimit -f unlimited; ulimit""",
    r"""ulimit -c 0; ulimit -c; ulimit -t 100; ulimit -t; ulimit -v 9000000; ulimit -v; ulimit -d 8000000; ulimit -d""",
    r"""ulimit -s 4096; ulimit -s; ulimit -- 1000; ulimit; ulimit -n 010; ulimit -n""",
    r"""ulimit -a | cut -c 1-21 | head -n 10""",
    r"""ulimit -x; echo no""",
    r"""(ulimit -f x) 2>/dev/null; echo $?; (ulimit -f 1 2) 2>/dev/null; echo $?; (ulimit -a 1) 2>/dev/null; echo $?""",
    r"""(ulimit -n -5) 2>/dev/null; echo $?; (ulimit -f 5x) 2>/dev/null; echo $?; ulimit -f 5 && ulimit -f""",
    r"""ulimit -Hn 60; ulimit -Sn 70; echo no""",
    r"""times | sed 's/[0-9][0-9]*/N/g'; times >/dev/null; echo $?; command times | wc -l; type times""",
]

SIGNALS: list[str] = [
    r"""trap 'echo int' INT; kill -INT $$; echo after; trap - INT; trap; trap '' TERM; kill -TERM $$; echo alive""",
    r"""trap 'echo usr $?' USR1; sh -c "kill -USR1 $$"; echo after; (exit 3); kill -USR1 $$; echo $?""",
    r"""trap 'echo usr; exit 3' USR1; (sleep 0.2; kill -USR1 $$; sleep 5) & wait; echo not reached""",
    r"""trap 'echo got' USR1; (sleep 0.2; kill -USR1 $$; sleep 0.5) & wait $!; echo $?; wait; echo $?""",
    r"""trap 'echo usr' USR1; sh -c "kill -USR1 $$; echo sent"; echo $?""",
    r"""trap 'echo int; exit 4' INT; (sleep 0.2; kill -INT $$) & while :; do sleep 0.05; done""",
    r"""trap 'echo T' TERM; (trap; kill -TERM $(sh -c 'echo $PPID'); echo no); echo $?; trap""",
    r"""trap 'echo hup' HUP; x=$(kill -HUP $$; echo in); echo $x""",
    r"""trap 'echo one' USR1; trap 'echo two' USR2; kill -USR2 $$; kill -USR1 $$; f() { kill -USR1 $$; echo f; }; f""",
    r"""sh -c 'trap "echo no" TERM; exec sleep 5' & sleep 0.3; kill $!; wait $!; echo $?""",
    r"""trap 'echo chld' CHLD; sleep 0.1; trap - CHLD; sleep 0.1; echo end""",
]

ALIASES: list[str] = [
    r"""alias ll='echo listed' e=echo
ll a; e b; \ll 2>/dev/null || echo quoted; "ll" 2>/dev/null || echo quoted; echo ll""",
    r"""alias a='echo x; echo y'
a z
if a; then a; fi | sort""",
    r"""alias echo='echo again'
echo once
alias p='echo ' q=word
p q q
alias loop=pool pool=loop
loop 2>/dev/null; echo $?""",
    r"""alias x='for i in 1 2'
x
do echo $i; done
alias; alias x; unalias x; alias x 2>/dev/null || echo gone; unalias -a; alias; command -v nothing; echo $?""",
    r"""alias w='cat <<E'
w
text
E
f() { ll; }
alias ll='echo late'
f 2>/dev/null || echo not yet""",
]
