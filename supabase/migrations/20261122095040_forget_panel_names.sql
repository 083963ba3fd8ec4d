-- Paired panels read names with their calls, by their own credential. Nothing asks for them by a display's id any more,
-- which is in an address that many people see.
drop function private.read_panel_names(uuid);
