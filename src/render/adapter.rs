//! Which graphics card draws, or which program in its place, and through which interface of the system.
//!
//! It must not know what is drawn.

/// What is wanted first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adapters {
    /// Cards, which are fast.
    Cards,
    /// Programs, which draw the same on many machines.
    Programs,
}

/// How late an adapter comes among those that are wanted: kind, then interface.
///
/// A card is asked through the system's newest interface. A program that draws is asked through OpenGL
/// before Vulkan where there is a window: it draws as fast, and takes and keeps less memory.
fn rank(info: &wgpu::AdapterInfo, wanted: Adapters, has_window: bool) -> [u8; 2] {
    let is_program = info.device_type == wgpu::DeviceType::Cpu;
    let kind = match (info.device_type, wanted) {
        (wgpu::DeviceType::Cpu, Adapters::Programs) => 0,
        (wgpu::DeviceType::DiscreteGpu, _) => 1,
        (wgpu::DeviceType::IntegratedGpu, _) => 2,
        (wgpu::DeviceType::VirtualGpu, _) => 3,
        (wgpu::DeviceType::Other, _) => 4,
        (wgpu::DeviceType::Cpu, Adapters::Cards) => 5,
    };
    let interface = match info.backend {
        wgpu::Backend::Gl if is_program && has_window => 0,
        wgpu::Backend::Metal | wgpu::Backend::Vulkan => 1,
        wgpu::Backend::Dx12 => 2,
        wgpu::Backend::Gl => 3,
        wgpu::Backend::BrowserWebGpu => 4,
        wgpu::Backend::Noop => 5,
    };
    [kind, interface]
}

/// The first of what is wanted, for pictures without a window.
pub(super) fn best(adapters: &[wgpu::Adapter], wanted: Adapters) -> Option<wgpu::Adapter> {
    let rank = |adapter: &&wgpu::Adapter| rank(&adapter.get_info(), wanted, false);
    adapters.iter().min_by_key(rank).cloned()
}

/// The adapter for a window: the best that can draw to `surface`.
///
/// # Errors
/// A sentence that says that there is none.
pub fn adapter_for(
    adapters: &[wgpu::Adapter],
    surface: Option<&wgpu::Surface<'_>>,
) -> Result<wgpu::Adapter, String> {
    let can_show = |adapter: &&wgpu::Adapter| {
        surface.is_none_or(|surface| adapter.is_surface_supported(surface))
    };
    let rank = |adapter: &&wgpu::Adapter| rank(&adapter.get_info(), Adapters::Cards, true);
    let best = adapters.iter().filter(can_show).min_by_key(rank);
    best.cloned()
        .ok_or_else(|| "no graphics driver can draw to the window".to_owned())
}

/// What an adapter is, in words of the field: its name, its interface, its driver.
pub fn describe(info: &wgpu::AdapterInfo) -> String {
    let kind = match info.device_type {
        wgpu::DeviceType::Cpu => "software",
        wgpu::DeviceType::DiscreteGpu => "graphics card",
        wgpu::DeviceType::IntegratedGpu => "graphics of the processor",
        wgpu::DeviceType::VirtualGpu => "virtual graphics card",
        wgpu::DeviceType::Other => "graphics device",
    };
    let backend = match info.backend {
        wgpu::Backend::Vulkan => "Vulkan",
        wgpu::Backend::Metal => "Metal",
        wgpu::Backend::Dx12 => "Direct3D 12",
        wgpu::Backend::Gl => "OpenGL",
        wgpu::Backend::BrowserWebGpu => "WebGPU",
        wgpu::Backend::Noop => "none",
    };
    let driver = [info.driver.as_str(), info.driver_info.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if driver.is_empty() {
        format!("{} ({kind}), {backend}", info.name)
    } else {
        format!("{} ({kind}), {backend}, {driver}", info.name)
    }
}

/// The adapter that would draw a window, and the others that there are, each in a line.
pub fn graphics_report() -> Vec<String> {
    let descriptor = wgpu::InstanceDescriptor::new_without_display_handle_from_env();
    let backends = descriptor.backends;
    let instance = wgpu::Instance::new(descriptor);
    let adapters = pollster::block_on(instance.enumerate_adapters(backends));
    let Ok(chosen) = adapter_for(&adapters, None) else {
        return vec!["graphics: no driver was found".to_owned()];
    };
    let chosen = describe(&chosen.get_info());
    let others = adapters.iter().map(|adapter| describe(&adapter.get_info()));
    let others = others.filter(|other| *other != chosen);
    let others: Vec<String> = others.map(|other| format!("also there: {other}")).collect();
    std::iter::once(format!("graphics: {chosen}"))
        .chain(others)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wgpu::{Backend, DeviceType};

    fn info(device_type: DeviceType, backend: Backend) -> wgpu::AdapterInfo {
        wgpu::AdapterInfo::new(device_type, backend)
    }

    #[test]
    fn cards_come_first_and_programs_draw_windows_through_open_gl() {
        let all = [
            info(DeviceType::Cpu, Backend::Vulkan),
            info(DeviceType::Cpu, Backend::Gl),
            info(DeviceType::IntegratedGpu, Backend::Gl),
            info(DeviceType::IntegratedGpu, Backend::Vulkan),
            info(DeviceType::DiscreteGpu, Backend::Vulkan),
        ];
        let first = |from: usize, has_window| {
            let left = all[..from].iter();
            let best = left.min_by_key(|info| rank(info, Adapters::Cards, has_window));
            best.map(|info| (info.device_type, info.backend))
        };
        assert_eq!(
            first(5, true),
            Some((DeviceType::DiscreteGpu, Backend::Vulkan))
        );
        assert_eq!(
            first(4, true),
            Some((DeviceType::IntegratedGpu, Backend::Vulkan))
        );
        assert_eq!(first(2, true), Some((DeviceType::Cpu, Backend::Gl)));
        assert_eq!(first(2, false), Some((DeviceType::Cpu, Backend::Vulkan)));
    }
}
