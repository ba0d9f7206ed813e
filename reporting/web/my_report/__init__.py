"""My report: what a person sees and does with reference and receipt code, without an account."""
