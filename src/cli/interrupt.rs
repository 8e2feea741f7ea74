//! [`Interrupt`]: whether somebody asked the run to stop, by Ctrl-C or by `kill`.
//!
//! The first time it is noted, and the run ends in good order; the second time the process ends at once, as it would have
//! done by itself, and what it leaves can still be resumed.

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The signal that came, if one did.
pub(super) struct Interrupt(Arc<AtomicUsize>);

impl Interrupt {
    /// Listens from now on. Where the system does not let us, the process ends at the first signal.
    pub fn listen() -> Interrupt {
        let came = Arc::new(AtomicUsize::new(0));
        let again = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            let _ = flag::register_conditional_default(signal, Arc::clone(&again));
            let _ = flag::register(signal, Arc::clone(&again));
            let _ = flag::register_usize(signal, Arc::clone(&came), signal.unsigned_abs() as usize);
        }
        Interrupt(came)
    }

    /// The number of the signal that came.
    pub fn signal(&self) -> Option<u8> {
        u8::try_from(self.0.load(Ordering::Relaxed)).ok().filter(|signal| *signal > 0)
    }
}
