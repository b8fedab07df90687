# ruff: noqa: E501, W291  (scripts are data, and some end in blanks)
"""Scripts that sh and dash must answer alike: each is one construct, or a nasty corner of one.

Run in a folder that holds a.txt, b.txt, .hidden, sub/c.txt and "with space"; HOME is /home/user; the
parameters are "one", "two words" and "". Where POSIX leaves the answer open, dash's is taken.
"""

QUOTING: list[str] = [
    r"""echo 'a b'  "c  d" e\ f""",
    r"""echo "a'b" 'c"d' a\'b""",
    r"""printf '<%s>\n' "" '' a""''b""",
    r"""printf '<%s>\n' "\$x \` \" \\ \a \
joined" """,
    r"""printf '<%s>\n' a\
b""",
    r"""printf '<%s>\n' '\n' "\n" \n""",
    r"""x='a  b'; printf '<%s>\n' $x "$x" '$x' \$x""",
    r"""printf '<%s>\n' "$@" """,
    r"""printf '<%s>\n' $@""",
    r"""printf '<%s>\n' "$*" """,
    r"""printf '<%s>\n' $*""",
    r"""printf '<%s>\n' "a$@b" """,
    r"""set --; printf '<%s>\n' "$@" x""",
    r"""set --; printf '<%s>\n' "a$@" $@ "$*" """,
    r"""set -- "" ""; printf '<%s>\n' "$@" x $@ y""",
    r"""IFS=:; printf '<%s>\n' "$*" """,
    r"""IFS=; set -- a b; printf '<%s>\n' "$*" $*""",
    r"""unset IFS; set -- a b; printf '<%s>\n' "$*" """,
    r"""echo a#b #comment
# another
echo c""",
    r"""echo $'x' "$" $ "a$" """,
    r"""echo "$(echo "a  b")" $(echo "a  b")""",
    r"""echo `echo a; echo \`echo b\`` "`echo "c  d"`" """,
    r"""echo "`echo \"x  y\"`" """,
    r"""echo "a\\b" 'a\\b' a\\b""",
    r"""printf '%s\n' "a
b" 'c
d'""",
    'echo é ü \'日本\' "ß"; x=é; echo "$x"',
    r"""echo "}" '}' } { a} ; echo !""",
    r"""echo if then; echo "if"; \if 2>/dev/null; echo $?""",
]

PARAMETERS: list[str] = [
    r"""echo $# $1 $2 $0 ${1} ${10} "${#}" """,
    r"""set a b c d e f g h i j k; echo $10 ${10} ${11}""",
    r"""x=; echo ${x-a} ${x:-b} ${y-c} ${y:-d}""",
    r"""x=; echo ${x+a} ${x:+b} ${y+c} ${y:+d} e""",
    r"""x=; echo ${x=a} ${x:=b} ${y=c} "$x" $y""",
    r"""x=v; echo ${x:-no} ${x:+yes} ${x:=no} ${x:?no}""",
    r"""echo ${y:?gone} ; echo not here""",
    r"""echo ${y?}; echo not here""",
    r"""(echo ${y:?gone}) 2>/dev/null; echo $?""",
    r"""x=abcabc; echo ${x#a} ${x#*b} ${x##*b} ${x%c} ${x%b*} ${x%%b*}""",
    r"""x=/usr/local/bin/sh; echo ${x##*/} ${x%/*} ${x#/*/} ${x%%/*}e""",
    r"""x='a*b'; echo "${x#a\*}" "${x#'a*'}" "${x#"a*"}" "${x#a*}" """,
    r"""x=hello; echo ${#x} ${#y} ${#}""",
    r"""printf '<%s>\n' ${y:-a b} "${y:-a b}" ${y:-"a b"} ${y:-'a b'}""",
    r"""printf '<%s>\n' "${y:-'a b'}" "${y:-"a b"}" "${y:-\}}" """,
    r"""x='a b'; printf '<%s>\n' ${x:+$x c} "${x:+$x c}" """,
    r"""printf '<%s>\n' ${y:-$(echo p q)} ${y:-`echo r`} ${y:-$((1+2))}""",
    r"""printf '<%s>\n' ${x:-${y:-${z:-deep er}}}""",
    r"""printf '<%s>\n' "${@:-none}" "${@+some}" """,
    r"""set --; printf '<%s>\n' "${@:-none}" "${@:+some}" x""",
    r"""set --; printf '<%s>\n' ${1+"$@"} end; set -- 'a b' c; printf '<%s>\n' ${1+"$@"}""",
    r"""x=1 y=2; echo $x$y ${x}3 "$x"4 $x.5""",
    r"""x=a; x=$x$x; x=${x}b; echo $x; x="a  b"; y=$x; echo "$y" """,
    r"""x=*; echo "$x"; y=$x; echo "$y" """,
    r"""x=~; y=~/a:~/b z=a~; echo $x $y $z; echo ~ ~/c "~" a~ \~ '~'""",
    r"""echo ~nobodyknows; PATHS=~/bin:/x; echo $PATHS; echo x=~""",
    r"""echo ${y:-~} ${y:-~/a} "${y:-~}" """,
    r"""x=a; unset x; echo ${x-unset}; readonly r=1; echo $r; r=2; echo no""",
    r"""echo $? ; false; echo $?; true; echo $?; (exit 7); echo $?""",
    r"""x=$(exit 3); echo $?; x=y; echo $?""",
    r"""set -u; echo ${nope-fine}; echo $nope; echo no""",
    r"""set -- a b c; shift; echo $# $*; shift 2; echo $#; shift 5; echo no""",
    r"""echo ${x!}; echo not here""",
    r"""x=abc; echo ${x%%[bc]*} ${x#[!b]} ${x%[a-c]}""",
    r"""x=aXbXc; p='*X'; echo ${x##$p} ${x##"$p"} "${x##$p}" """,
    r"""x='a}b'; echo ${x%\}*} "${x%\}*}" ${x%'}'*}""",
    r"""echo ${#1} ${#2}; x=12345678901; echo ${#x}""",
    r"""set -- 'a b' 'c d'; x=$*; y=$@; z="$@"; printf '<%s>\n' "$x" "$y" "$z" """,
    r"""set -- 'a b' 'c d'; IFS=:; x=$*; y="$*"; printf '<%s>\n' "$x" "$y" """,
    r"""set -f; echo *; set +f; echo *.txt; case $- in *f*) echo f;; *) echo no;; esac""",
    r"""a=1; { a=2; }; echo $a; (a=3); echo $a""",
    r"""FOO=bar sh -c 'echo $FOO'; echo "[$FOO]"; export FOO=x; sh -c 'echo $FOO'""",
    r"""x=5 : ; echo "[$x]"; f() { echo $y; }; y=7 f; echo "[$y]" """,
]

SPLITTING: list[str] = [
    r"""IFS=:; x=a:b::c:; printf '<%s>\n' $x""",
    r"""IFS=:; x=:a; printf '<%s>\n' $x""",
    r"""IFS=': '; x='a : b  c:d:'; printf '<%s>\n' $x""",
    r"""IFS=' :'; x=' : a'; printf '<%s>\n' $x""",
    r"""x='  a  b  '; printf '<%s>\n' $x; printf '<%s>\n' "x"$x"y" """,
    r"""x=' a'; y='b '; printf '<%s>\n' p$x$y''q""",
    r"""IFS=; x='a b'; printf '<%s>\n' $x""",
    r"""IFS=,; x=a,b; printf '<%s>\n' $x,c "$x" ${x}d""",
    r"""IFS=:; printf '<%s>\n' $(echo a:b c:d) a:b""",
    r"""IFS=x; printf '<%s>\n' axb $((1)) ${y:-axb}""",
    r"""IFS=1; printf '<%s>\n' $((212)) "$((212))" """,
    r"""printf '<%s>\n' $(printf 'a\n\nb\n\n\n')""",
    r"""x=$(printf 'a\n\nb\n\n\n'); printf '<%s>\n' "$x" """,
    r"""x=; printf '<%s>\n' $x end; printf '<%s>\n' "$x"$x; printf '<%s>\n' $x"" """,
    r"""IFS=:; x=a:; printf '<%s>\n' ${x}b $x""b""",
    r"""IFS=-; set -- a-b c; printf '<%s>\n' $@ $* "$@" """,
    r"""IFS='
'; x='a b
c d'; printf '<%s>\n' $x""",
]

ARITHMETIC: list[str] = [
    r"""echo $((1+2*3)) $(((1+2)*3)) $((7/2)) $((-7/2)) $((7%3)) $((-7%3)) $((7%-3))""",
    r"""x=5; echo $((x)) $(($x+1)) $((x*x)) $((y+1)) $((-x)) $((+x)) $((!x)) $((~x))""",
    r"""echo $((1<2)) $((2<=1)) $((1==1)) $((1!=1)) $((3>2)) $((3>=4))""",
    r"""echo $((6&3)) $((6|3)) $((6^3)) $((1<<4)) $((256>>2)) $((1&&0)) $((1||0))""",
    r"""echo $((1?2:3)) $((0?2:3)) $((1?0?4:5:6))""",
    r"""echo $((x=3)) $x $((x+=2)) $x $((x-=1)) $((x*=3)) $((x/=2)) $((x%=4)) $((x<<=3)) $((x>>=1)) $((x|=1)) $x""",
    r"""echo $((0x1f)) $((017)) $((0)) $((0xFF&0x0F))""",
    r"""echo $((1||(x=5))) "[$x]" $((0&&(y=5))) "[$y]" $((0||1&&0))""",
    r"""echo $((1/0)); echo no""",
    r"""echo $((1+)); echo no""",
    r"""x=abc; echo $((x)); echo no""",
    r"""echo $(( 1 +
2 )) "$(( $(echo 4) * ${z:-2} ))" """,
    r"""i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i""",
    r"""echo $((9223372036854775807)) $((-9223372036854775807))""",
    r"""echo $((2-3-4)) $((2-(3-4))) $((100/10/2)) $((1<<2<<3)) $((5>3>1)) $((1+2<<1)) $((1|2==2))""",
    r"""x=' 7 '; echo $((x+1)); x=-3; echo $((x-1)) $((-x)) $((- -4))""",
]

GLOBBING: list[str] = [
    r"""echo *""",
    r"""echo *.txt a* "*" \* '*'.txt *nothing*""",
    r"""echo .h* .*den ?.txt [ab].txt [!a].txt [a-b]*""",
    r"""echo sub/* */c.txt */ ./*.txt s*/c* """,
    r"""echo [[:alpha:]].txt [[:digit:]]* [.txt ["a"b].txt [a"-"b].txt""",
    r"""for f in *; do echo "<$f>"; done""",
    r"""x='*.txt'; echo $x "$x"; x="with*"; printf '<%s>\n' $x""",
    r"""echo "a"*.t?t 'a'?txt a.\*""",
    r"""case abc in a*c) echo 1;; esac; case a.c in a\*c) echo 2;; a?c) echo 3;; esac""",
    r"""case "*" in "*") echo 1;; esac; case x in "*") echo 2;; *) echo 3;; esac""",
    r"""case ']' in []]) echo 1;; esac; case - in [a-]) echo 2;; esac; case b in [!a]) echo 3;; esac""",
    r"""case 'a[' in a[) echo 1;; esac; case 'a\b' in 'a\b') echo 2;; esac; case a/b in a*b) echo 3;; esac""",
    r"""p='a*'; case abc in $p) echo 1;; esac; case abc in "$p") echo 2;; *) echo 3;; esac""",
    r"""case "" in "") echo empty;; esac; case x in '') echo 1;; ?) echo 2;; esac""",
    r"""case abcabcabd in *abc*abd) echo 1;; esac; case aaa in *a*a*a*a*) echo 2;; *a*a*a*) echo 3;; esac""",
    r"""cd sub; echo ../*.txt; echo /dev/nul[l]""",
]

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
    r"""trap 'echo usr' USR1; (sleep 0.2; kill -USR1 $$) & sleep 0.5; echo $?""",
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

SYNTAX: list[str] = [
    "set -n; echo no",
    "echo a; { set -n; echo no; }; echo no\nif",
    "if",
    "if true; then",
    "fi",
    "echo a; fi",
    "echo a\nfi\necho b",
    "echo 'abc",
    'echo "abc',
    "echo $(echo",
    "echo `echo",
    "echo ${x",
    "echo $((1",
    "(echo",
    "{ echo; ",
    "echo a ;; echo b",
    "a | | b",
    "&& a",
    "for 1x in a; do :; done",
    "for x in a; echo; done",
    "case x in a echo; esac",
    "f()",
    "echo >",
    "echo ) a",
    "while true; done",
    "if true; then fi",
    "; echo",
    "echo &; echo",
    "! ; echo x",
    "cat <<E\nno end",
    "",
    "\n\n  \n",
    "# only a comment",
    ":;",
    "eval 'if'; echo no",
    "(eval 'fi') 2>/dev/null; echo $?",
    "echo a & wait; echo b",
    "echo a;echo b;",
    "echo a&&echo b||echo c",
    "echo x |\n\n cat",
    "f()\n\n{ echo nl; }\nf",
    "if true\nthen\necho a\nelse\necho b\nfi",
    "case a in a) echo 1 ;; esac; case b in esac; echo $?",
    "echo a \\\n b",
    "x=1 y=2 z; echo $?",
    "echo {a,b} a{b}c {} }",
    "1=2; echo $?",
    "a-b=c; echo $?",
    "echo a=b c=$1; a=b=c; echo $a",
]

MIXED: list[str] = [
    r"""while :; do echo y; done | head -n 1""",
    r"""echo x >&-; echo $?; printf x >&-; echo $?; pwd >&-; echo $?; read x <&-; echo $?""",
    r"""x=$(cat <<'E'
it's "fine" ) here
E
); echo "$x" """,
    r"""f() { echo "$(cat <<E
$1 'q'
E
)"; }; f a""",
    r"""a() { b; echo a; }; b() { return 3; }; a; echo $?; f() { f2() { echo inner; }; }; f; f2""",
    r"""for i in 1 2 3; do echo $i; done | while read x; do echo "<$x>"; [ $x = 2 ] && break; done; echo $?""",
    r"""set -- a b c; for i; do shift; echo "$i $#"; done""",
    r"""n=0; while read l; do n=$((n+1)); done < a.txt; echo $n""",
    r"""cat a.txt b.txt | { while read a b c; do echo "$c:$a"; done; } | sort -r""",
    r"""(trap 'echo t' EXIT; exit 4); echo $?; sh -c 'trap "echo e" EXIT; false'; echo $?""",
    r"""x='$(echo hi)'; echo $x; eval echo $x; eval "y=\$x"; echo "$y" """,
    r"""if [ "$1" = one -a "$2" = "two words" ]; then echo match; fi; [ "$#" -eq 3 ] && echo three""",
    r"""case $1 in o*) case $2 in *w*) echo nested;; esac;; esac""",
    r"""i=10; while [ $((i-=3)) -gt 0 ]; do echo $i; done; echo $((i)) """,
    r"""echo $(for i in a b; do echo $i; done) `if true; then echo c; fi`""",
    r"""{ echo 1; exit 5; echo 2; } | cat; echo $?; (echo 3; exit 6) ; echo $?""",
    r"""exec 5>o; { echo in5 >&5; } ; (echo sub5 >&5); sh -c 'echo ext5 >&5'; exec 5>&-; cat o""",
    r"""echo a >o; exec 3<o 4>p; cat <&3 >&4; exec 3<&- 4>&-; cat p""",
    r"""f() { echo "$@"; }; f "a b" c | cat; f $(f x y); "f" z; \f w; x=f; $x v; $nothing f u; $nothing""",
    r"""x=; $x; echo $?; $(true); echo $?; $(false); echo $?; $(exit 4) ; echo $?""",
    r"""false; $nothing; echo $?; x=1; echo $?; false; x=2; echo $?""",
    r"""set -e; x=$(echo a; false; echo b) || echo failed; echo $x; f() { false; }; if f; then :; else echo else; fi; ! f; f | true; f; echo no""",
    r"""set -e; { false && true; }; echo ok; (false && true); echo no""",
    r"""set -e; for i in 1; do false || true; done; case x in x) false;; esac; echo no""",
    r"""set -e; eval 'false || true'; eval false; echo no""",
    r"""set -e; . /dev/null; command false; echo no""",
    r"""set -u; echo "$@" ${#} "${x:-d}"; set --; echo "$@" "$*" ok; echo $1; echo no""",
    r"""set -u; (echo ${#u}); echo $?; x=${u+set}; echo "[$x]"; echo $((u+1)); echo no""",
    r"""readonly r=1; r=2 true; echo after""",
    r"""readonly r=1; r=2 :; echo after""",
    r"""readonly r=1; for r in a; do echo $r; done; echo after""",
    r"""export -p | grep -c HOME; export 1a=2; echo no""",
    r"""unset -v x; unset -f f; unset x y z; echo $?; unset 1x; echo no""",
    r"""shift 9; echo no""",
    r"""set -Z; echo no""",
    r"""eval '('; echo no""",
    r"""command shift 9; echo $?; command . /nonexist; echo still $?; command eval '('; echo $?""",
    r"""cd /nonexist || echo failed; test a -foo b; echo $?; [ a; echo $?; kill -l 999 2>/dev/null; echo $?""",
    r"""printf '%s %s\n' a b c; printf '%5.1s|\n' abc; printf '%q' x; echo $?; printf; echo $?""",
    r"""printf '%c%c\n' hello w; printf '[%s]\n' "$@"; printf '%d\n' "'a" '"b' 077 0xff -5 +5; printf '%b\n' '\0101\t|\\'""",
    r"""echo "a${IFS}b" | od -c | head -n 2; echo ${IFS}; IFS=x; echo "$IFS" """,
    r"""x=a.b.c; IFS=.; set -- $x; echo $# $1 $3; IFS=' '; echo "$*" """,
    r"""echo ${x:=$(echo side)} $x; echo ${y:=~}; echo "${z:=a  b}" $z""",
    r"""x="a b c"; echo ${x#* } ${x##* } ${x% *} ${x%% *} "${x#* }" """,
    r"""x=$(printf 'a\001b'); printf %s "$x" | od -c; x=$(printf '\351\n'); printf %s "$x" | od -c; echo ${#x}""",
    r"""{ sleep 0; echo late; } & wait $!; echo $!x | grep -c x; jobs; echo $?""",
    r"""echo a | (cat; cat) | cat; : | cat; cat < /dev/null | wc -l; echo abc | tee o | cat; cat o""",
    r"""test -t 0; echo $?; test -r a.txt -a -w a.txt -a ! -x a.txt; echo $?; test -x sub; echo $?; [ a.txt -ef ./a.txt ]; echo $?""",
    r"""until false; do echo once; break; done; while true; do while true; do break 2; done; echo no; done; echo out""",
    r"""for i in 1 2; do echo $i; continue 5; echo no; done; for i in 1 2; do break 5; done; echo $i""",
    r"""f() { for i in 1 2; do return 4; done; }; f; echo $?; while f; do :; done; echo $?""",
    r"""echo one; exit; echo two""",
    r"""(exit 3); exit""",
    r"""false || exit; echo no""",
    r"""PATH=/nonexistent; ls; echo $?; PATH=/bin:/usr/bin; ls sub""",
    r"""PATH=/nonexistent ls; echo $?; PATH= ls; echo $?""",
    r"""echo 'echo from $0 with $*' > s; chmod +x s; ./s a b; PATH=.:$PATH; s c; sh s d; . ./s e""",
    r"""printf '\177\105\114\106garbage' > e; chmod +x e; ./e 2>/dev/null; echo $?""",
    r"""echo "1
2
3" | while read x; do echo $x | (read y; echo "got $y"); done""",
    r"""x=5; x=6 eval 'echo $x'; echo $x; y=7 export z=8; echo $y $z; w=9 sh -c 'echo $w'; echo "[$w]" """,
    r"""a=1 b=$a c=$b$a; echo $a $b $c; a=2 sh -c 'echo $a'; A=3 B=$A sh -c 'echo $A:$B'""",
    r"""echo a>o b; cat o; >o2 echo c; cat o2; echo d 2>&1>o3; cat o3; 2>/dev/null ls nosuch; echo $?""",
    r"""echo \
joined; ec\
ho cont; echo "x\
y"; echo 'x\
y'; x=a\
b; echo $x""",
    r"""echo a;# comment
echo b # c ; echo d
echo c#d;echo '#' "#" \#;""",
    r"""if true; then echo a; fi; if true; then echo b; fi | cat; { echo c; } && (echo d) || echo e""",
    r"""case a in a) ;; esac; echo $?; case x in y) false;; esac; echo $?; false; case x in x) ;; esac; echo $?""",
    r"""f() { echo f; } ; f() { echo g; } ; f; unset -f f; f() { unset -f f; echo once; }; f; f 2>/dev/null; echo $?""",
    r"""umask 027; umask; umask -S; echo $?; umask g+w; umask; umask u=rwx,go=; umask; umask a-w,+x; umask""",
    r"""umask 9; echo no""",
    r"""printf '%05.1f|%e|%g|%+.2f|%8.3f|%-8.2f|\n' 2.55 1.5 0.0001 3 -1.5 2; printf '%f\n' x 2>/dev/null; echo $?""",
    r"""CDPATH=$PWD/sub:$PWD; mkdir -p sub/deep; cd deep >/dev/null; echo ${PWD##*/}; cd ./x 2>/dev/null; echo $?""",
    r"""set a b; set -; echo $*; set -x; set - c 2>/dev/null; echo $*; hash ls; echo $?; hash nosuch 2>/dev/null; echo $?""",
    r"""readonly q=1; unset q 2>/dev/null; echo no""",
    r"""set +o | grep -c errexit; set -e; set -o | grep errexit""",
    r"""f() { local x; x=in; echo $x; g; }; g() { echo "g:$x"; x=g; }; x=out; f; echo $x; f() { local IFS=:; y=a:b; echo $y; }; f""",
    r"""f() { local a=$1; [ $a -le 0 ] && return; f $((a-1)); echo $a; }; f 3""",
    r"""x="a   b"; cat <<E
$x "$x" ${x#a} `echo "$x"` \$x \\ \` \a
E""",
    r"""cat <<E
${y:-"quoted default"} ${y:-'single'} ${1+"$@"} $(echo "a b" 'c')
E""",
]
