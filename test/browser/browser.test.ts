// One file to mocha, and so one process: both look at the demonstration, which takes long to set up, in one browser. Each has a
// copy of its own.
import './journeys.ts'
import './pages.ts'
