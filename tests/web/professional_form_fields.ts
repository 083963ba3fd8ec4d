/** What somebody types into the form of a professional. */
export const PROFESSIONAL = {
  full_name: "Dra. Ana Beatriz Lima",
  email: "ana@example.com",
  specialty: "Pediatria",
  council: "CRM",
  council_number: "123456",
  council_state: "SP",
  council_category: "",
  shift: "morning",
  status: "active",
  birth_date: "1980-05-17",
  phone: "(11) 98765-4321",
  notes: "Só às terças",
};
