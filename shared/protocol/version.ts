// The protocol's version and a line of history for each. A test hashes all wire schemas: changing one without raising
// the version here fails, because desks in the field speak the old one for months.
export const protocolVersion = 3;

/** Version → what changed, and the SHA-256 of the JSON Schemas of all wire messages at that version. */
export const protocolHistory: Readonly<Record<number, { readonly change: string; readonly schemas: string }>> = {
  1: {
    change: 'First: enrol, exchange, papers by content, cases submitted.',
    schemas: 'c155f979f80147c66c7d61544b06e239901b8f7b0bf9b86ba52a931624078c08',
  },
  2: {
    change:
      "Packed messages in envelopes beside JSON, which stays as it was; content codings of JSON; central may say when to ask again; a case may say what became of the papers that its service asks for, that it was typed off a paper form, and what its applicant was told and agreed to; corrections and withdrawals of cases, and central's word on them.",
    schemas: '647d5b3e3c0bd0c8457c1e714641789dae06594a52e817b9aaca3fe1f04480fe',
  },
  3: {
    change:
      'A device may change its key; announcements to whoever works at desks; central may change the key of its answers.',
    schemas: '80d161228be97d1428f6072a66c35545eb61d33265243c135bc8496f39781292',
  },
};
