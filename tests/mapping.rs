//! How foreign files are understood: which property is a force, a name, a time; and what the map
//! shows on each day.

#[path = "mapping/sample.rs"]
mod sample;

#[path = "mapping/beside.rs"]
mod beside;
#[path = "mapping/forces.rs"]
mod forces;
#[path = "mapping/generated.rs"]
mod generated;
#[path = "mapping/hostile.rs"]
mod hostile;
#[path = "mapping/laws.rs"]
mod laws;
#[path = "mapping/several.rs"]
mod several;
#[path = "mapping/times.rs"]
mod times;
