create table public.chart_links (
  id uuid primary key default gen_random_uuid(),
  establishment_id uuid not null,
  patient_id uuid not null,
  user_id uuid not null references auth.users (id) on delete cascade,
  proof text not null check (proof in ('ticket', 'email', 'phone')),
  linked_at timestamptz not null default now(),
  unique (establishment_id, id),
  constraint chart_links_patient_key unique (establishment_id, patient_id),
  foreign key (establishment_id, patient_id) references public.patients (establishment_id, id) on delete cascade
);
revoke all on public.chart_links from anon, authenticated;
create index chart_links_user_id_idx on public.chart_links (user_id);

comment on table public.chart_links is
$$Which account a chart belongs to, and what proved it: the ticket of a visit, or a verified address equal to the
chart's. One account per chart, any number of charts per account. Staff see that there is a link, not whose.$$;

create trigger audit after insert or update or delete on public.chart_links
for each row execute function private.audit('{user_id}');

alter table public.chart_links enable row level security;

create policy "Links are visible to members"
on public.chart_links for select to authenticated
using (establishment_id = any (array(select private.my_establishments())));

grant select (id, establishment_id, patient_id, proof, linked_at) on public.chart_links to authenticated;
