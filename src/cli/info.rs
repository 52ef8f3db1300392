//! `kharita info`: what files hold, and how they are understood.

use super::args::Info;
use super::failure::CommandFailure;
use super::opened;
use super::phrase::count;
use super::summary::{GroupSummary, Summary};
use super::values::InfoFormat;
use serde_json::Value;
use std::io::{self, Write};

pub(super) fn run(args: &Info, out: &mut dyn Write) -> Result<u8, CommandFailure> {
    let loaded = opened::read(&args.paths, &args.read)?;
    let summary = Summary::of(&loaded);
    match args.format {
        InfoFormat::Json => {
            serde_json::to_writer_pretty(&mut *out, &summary)?;
            writeln!(out)?;
        }
        InfoFormat::Text => write_text(out, &summary)?,
    }
    Ok(opened::code(&loaded))
}

fn write_text(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    for file in &summary.files {
        writeln!(out, "{}: {}", file.name, file.format)?;
        let kinds = file.geometries.iter();
        let kinds: Vec<String> = kinds.map(|(kind, n)| format!("{n} {kind}")).collect();
        let features = count(file.features, "feature");
        if kinds.is_empty() {
            line(out, "features", &features)?
        } else {
            line(
                out,
                "features",
                &format!("{features}: {}", kinds.join(", ")),
            )?
        }
        line(out, "positions", &count(file.positions, "position"))?;
        if let Some([west, south, east, north]) = file.bounds {
            let bounds = format!("{west}, {south} to {east}, {north}");
            line(out, "bounds", &bounds)?;
        }
        let crs = match file.crs.as_str() {
            "" => "none declared",
            crs => crs,
        };
        line(out, "system", &shortened(crs))?;
    }
    write_properties(out, summary)?;
    writeln!(out, "{}", summary.title)?;
    for group in summary.understood.iter().flatten() {
        write_mapping(out, summary, group)?;
    }
    let gives = [
        count(summary.areas, "area"),
        count(summary.forces, "force"),
        count(summary.changes, "change"),
        count(summary.sources, "source"),
    ];
    line(out, "gives", &gives.join(", "))?;
    if let Some(undated) = summary.undated.filter(|n| *n > 0) {
        let features = count(undated, "feature");
        line(
            out,
            "undated",
            &format!("{features} without a date that can be read"),
        )?;
    }
    let time = match &summary.time {
        Some([first, last]) => format!("{first} to {last}"),
        None => "none: all is shown on every day".to_owned(),
    };
    line(out, "time", &time)?;
    write_problems(out, summary)
}

/// How a group of files is understood, under its name where there are several.
fn write_mapping(out: &mut dyn Write, summary: &Summary, group: &GroupSummary) -> io::Result<()> {
    if summary.understood.as_ref().is_some_and(|all| all.len() > 1) {
        line(out, "layer", &group.layer)?;
    }
    line(out, "mapping", group.from)?;
    for (name, value) in &group.mapping {
        let value = match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        line(out, name, &value)?;
    }
    for other in &group.other_readings {
        let count = |number: Option<usize>, what| number.map(|number| count(number, what));
        let gives = [
            count(other.areas, "area"),
            count(other.forces, "force"),
            count(other.changes, "change"),
            other
                .time
                .as_ref()
                .map(|[first, last]| format!("{first} to {last}")),
        ];
        let gives: Vec<String> = gives.into_iter().flatten().collect();
        let gives = if gives.is_empty() {
            String::new()
        } else {
            format!(": {}", gives.join(", "))
        };
        let about = format!(
            "--read {} ({}, not {}){gives}",
            other.read, other.means, other.instead_of
        );
        line(out, "or", &about)?;
    }
    Ok(())
}

fn write_properties(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.properties.is_empty() {
        return Ok(());
    }
    writeln!(out, "properties")?;
    for property in &summary.properties {
        let samples: Vec<String> = property.samples.iter().map(|s| shortened(s)).collect();
        let different = if property.distinct_is_least {
            format!("{} different or more", property.distinct)
        } else {
            format!("{} different", property.distinct)
        };
        let values = count(property.count, "value");
        let about = format!("{values}, {different}: {}", samples.join(" | "));
        line(out, &property.name, &about)?;
    }
    Ok(())
}

fn write_problems(out: &mut dyn Write, summary: &Summary) -> io::Result<()> {
    if summary.problems.is_empty() {
        return writeln!(out, "no problems");
    }
    writeln!(out, "problems, which `kharita check` lists")?;
    for problem in &summary.problems {
        let about = format!("{} × {}", problem.count, problem.code);
        line(out, problem.severity, &about)?;
    }
    Ok(())
}

/// A name and what is said of it; what a file says must not break the line.
fn line(out: &mut dyn Write, name: &str, about: &str) -> io::Result<()> {
    let clean = |text: &str| text.replace(|c: char| c.is_control(), " ");
    writeln!(out, "  {:<12} {}", clean(name), clean(about))
}

/// What a file may write at any length.
fn shortened(text: &str) -> String {
    const LONGEST: usize = 60;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
