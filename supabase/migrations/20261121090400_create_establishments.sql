create table public.establishments (
  id uuid primary key default gen_random_uuid(),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name text not null check (name = trim(name) and length(name) between 2 and 120 and name !~ '[[:cntrl:]]'),
  cnpj text not null unique check (private.is_cnpj(cnpj)),
  segment text not null check (segment in ('private_clinic', 'public_clinic', 'hospital')),
  employees int check (employees between 0 and 1000000),
  website text check (website ~* '^https?://[^[:space:]]+$' and length(website) <= 300),
  email text not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' and length(email) <= 254),
  phone text not null check (private.is_phone(phone)),
  postal_code text not null check (postal_code ~ '^[0-9]{8}$'),
  address text not null check (length(address) between 1 and 300),
  city text not null check (length(city) between 1 and 120),
  state text not null check (private.is_state(state)),
  description text check (length(description) <= 2000),
  timezone text not null,
  language text not null default 'pt-BR' check (language in ('pt-BR', 'en')),
  triage_required boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
revoke all on public.establishments from anon, authenticated;

comment on table public.establishments is
  'A clinic or hospital: the tenant. Documents, phone and postal code are bare.';
comment on column public.establishments.slug is 'In addresses of pages; made from the name, never changes.';
comment on column public.establishments.timezone is 'IANA zone; local days of ticket codes and indicators follow it.';
comment on column public.establishments.triage_required is
  'When true, a visit without a risk class starts in awaiting_triage instead of waiting.';
comment on column public.establishments.version is 'Grows with each update, so that two editors notice each other.';

alter table public.establishments enable row level security;
