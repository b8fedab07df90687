"""LLVM text of float floor division and modulo, as CPython's float_divmod has them.

Where REMAINDER stands, `runtime_text` puts the processor's way to compute %remainder of %a and %b.
"""

FLOAT_DIVISION = """
define internal double @ophion.float.remainder(double %a, double %b) noinline #0 {
REMAINDER  ret double %remainder
}
define internal double @ophion.float.mod(double %a, double %b) #0 {
  %r = call double @ophion.float.remainder(double %a, double %b)
  %zero = fcmp oeq double %r, 0.0
  %signed = call double @llvm.copysign.f64(double 0.0, double %b)
  %r.negative = fcmp olt double %r, 0.0
  %b.negative = fcmp olt double %b, 0.0
  %differ = xor i1 %r.negative, %b.negative
  %moved = fadd double %r, %b
  %floored = select i1 %differ, double %moved, double %r
  %result = select i1 %zero, double %signed, double %floored
  ret double %result
}
define internal double @ophion.float.floordiv(double %a, double %b) #0 {
entry:
  %r = call double @ophion.float.remainder(double %a, double %b)
  %whole = fsub double %a, %r
  %quotient = fdiv double %whole, %b
  %uneven = fcmp une double %r, 0.0
  %r.negative = fcmp olt double %r, 0.0
  %b.negative = fcmp olt double %b, 0.0
  %differ = xor i1 %r.negative, %b.negative
  %below = and i1 %uneven, %differ
  %less = fsub double %quotient, 1.0
  %q = select i1 %below, double %less, double %quotient
  %nonzero = fcmp une double %q, 0.0
  br i1 %nonzero, label %round, label %null
null:
  %true = fdiv double %a, %b
  %signed = call double @llvm.copysign.f64(double 0.0, double %true)
  ret double %signed
round:
  %size = call double @llvm.fabs.f64(double %q)
  %small = fcmp olt double %size, 4503599627370496.0
  br i1 %small, label %floor, label %large
large:
  ret double %q
floor:
  %integer = fptosi double %q to i64
  %truncated = sitofp i64 %integer to double
  %above = fcmp ogt double %truncated, %q
  %lower = fsub double %truncated, 1.0
  %floored = select i1 %above, double %lower, double %truncated
  %rest = fsub double %q, %floored
  %up = fcmp ogt double %rest, 0.5
  %higher = fadd double %floored, 1.0
  %result = select i1 %up, double %higher, double %floored
  ret double %result
}
"""
