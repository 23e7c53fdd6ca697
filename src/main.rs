//! Arguments in, exit status out.

use std::process::ExitCode;

fn main() -> ExitCode {
    pledgediff::cli::main(std::env::args_os())
}
