// Every kind of mistake that authors of a catalogue make, by the line in which the rules tell it, with the remedy in
// English and Georgian. The first kind whose pattern meets the line is the mistake's; the test lists one of each.

export type Kind = { readonly name: string; readonly told: RegExp; readonly en: string; readonly ka: string };

const kind = (name: string, told: RegExp, en: string, ka: string): Kind => ({ name, told, en, ka });

const ofText: readonly Kind[] = [
  kind(
    'not-json',
    /^not JSON/,
    'Correct the sign at this place: a comma, a quote or a bracket is missing or too many.',
    'გაასწორეთ ნიშანი ამ ადგილას: აკლია ან ზედმეტია მძიმე, ბრჭყალი ან ფრჩხილი.',
  ),
  kind(
    'key-twice',
    /^the key stands twice/,
    'Keep one of the two; only the last would count.',
    'დატოვეთ ერთ-ერთი; ძალაში მხოლოდ ბოლო იქნებოდა.',
  ),
  kind(
    'no-document',
    /^neither a package/,
    'Write a package (version, services, forms …), a form (id, basis, fields) or a JSON Schema ($schema, properties).',
    'დაწერეთ პაკეტი (version, services, forms …), ფორმა (id, basis, fields) ან JSON Schema ($schema, properties).',
  ),
];

const ofSchema: readonly Kind[] = [
  kind(
    'schema-refused',
    /^refused: /,
    'Leave it out: this program does not judge by it.',
    'ამოიღეთ: პროგრამა ამით არ ამოწმებს.',
  ),
  kind(
    'schema-invalid',
    /^no JSON Schema/,
    'Write the keyword as JSON Schema 2020-12 defines it.',
    'დაწერეთ ეს სიტყვა ისე, როგორც JSON Schema 2020-12 განსაზღვრავს.',
  ),
  kind(
    'schema-unsaid',
    /^a form cannot say/,
    'Leave it out or write it as the guide shows: the desk would not do it.',
    'ამოიღეთ ან დაწერეთ ისე, როგორც სახელმძღვანელოშია: სამუშაო ადგილი ამას არ შეასრულებს.',
  ),
];

const ofShape: readonly Kind[] = [
  kind(
    'translation',
    /(label|help|name|Name|parent)\.(ka|en): Invalid input: expected string, received undefined/,
    'Write the text in Georgian (ka) and in English (en); the other languages may follow.',
    'დაწერეთ ტექსტი ქართულად (ka) და ინგლისურად (en); სხვა ენები აუცილებელი არ არის.',
  ),
  kind('missing', /received undefined$/, 'Add this property.', 'დაამატეთ ეს თვისება.'),
  kind(
    'unknown-property',
    /: Unrecognized key/,
    'Correct the spelling or remove the property.',
    'გაასწორეთ სახელი ან წაშალეთ თვისება.',
  ),
  kind(
    'field-type',
    /(\.type|x-widget): Invalid option/,
    'Choose one of the field types of the guide.',
    'აირჩიეთ ველის ტიპი სახელმძღვანელოდან.',
  ),
  kind(
    'not-offered',
    /: Invalid option/,
    'Write one of the words that are listed.',
    'დაწერეთ ჩამოთვლილი სიტყვებიდან ერთ-ერთი.',
  ),
  kind(
    'empty-text',
    /Too small: expected string/,
    'Write the text; an empty one is not shown to anybody.',
    'დაწერეთ ტექსტი; ცარიელს ვერავინ დაინახავს.',
  ),
  kind('empty-list', /Too small: expected array/, 'Name at least one.', 'დაასახელეთ სულ მცირე ერთი.'),
  kind('too-long', /Too big/, 'Shorten it or write a smaller number.', 'შეამოკლეთ ან დაწერეთ უფრო მცირე რიცხვი.'),
  kind('too-small', /Too small/, 'Write a greater number.', 'დაწერეთ უფრო დიდი რიცხვი.'),
  kind(
    'day',
    /Invalid ISO date/,
    'Write a day of the calendar as yyyy-mm-dd.',
    'დაწერეთ კალენდარული დღე ასე: yyyy-mm-dd.',
  ),
  kind(
    'name-form',
    /must match pattern/,
    'Names of entries: small Latin letters, digits and hyphens. Names of fields: Latin letters and digits, a letter first.',
    'ჩანაწერის სახელი: პატარა ლათინური ასოები, ციფრები და დეფისი. ველის სახელი: ლათინური ასოები და ციფრები, პირველი ასო.',
  ),
  kind(
    'retention-days',
    /not kept shorter/,
    'Make afterRegistrationDays at least afterDecisionDays.',
    'afterRegistrationDays ნაკლები არ უნდა იყოს afterDecisionDays-ზე.',
  ),
  kind(
    'wrong-kind',
    /Invalid input/,
    'Write a value of the kind that is expected: text in quotes, numbers without.',
    'დაწერეთ მოსალოდნელი სახის მნიშვნელობა: ტექსტი ბრჭყალებში, რიცხვი მის გარეშე.',
  ),
];

const ofReferences: readonly Kind[] = [
  kind(
    'number-twice',
    /^centers \(number\): .* is there twice/,
    'Give each center a number of its own.',
    'თითოეულ ცენტრს მიეცით საკუთარი ნომერი.',
  ),
  kind(
    'holiday-twice',
    /^holidays: .* is there twice/,
    'Keep one entry for the day.',
    'დატოვეთ ამ დღის ერთი ჩანაწერი.',
  ),
  kind(
    'entry-twice',
    / is there twice$/,
    'Rename one of the two or remove it.',
    'ერთ-ერთს შეუცვალეთ სახელი ან წაშალეთ.',
  ),
  kind(
    'notice-field',
    /: no checkbox of its own /,
    'Name a checkbox of applicantFields that no other notice names.',
    'დაასახელეთ applicantFields-ის მოსანიშნი ველი, რომელსაც სხვა განმარტება არ ასახელებს.',
  ),
  kind(
    'municipality',
    /: no municipality /,
    'Name a municipality of this package.',
    'დაასახელეთ ამ პაკეტის მუნიციპალიტეტი.',
  ),
  kind(
    'merger',
    /mergedInto leads nowhere/,
    'Name the municipality that took this one over, or write null.',
    'დაასახელეთ მუნიციპალიტეტი, რომელსაც ეს შეუერთდა, ან დაწერეთ null.',
  ),
  kind(
    'provider',
    /: no provider /,
    'Name a provider of this package.',
    'დაასახელეთ ამ პაკეტის მომსახურების მიმწოდებელი.',
  ),
  kind('category', /: no category /, 'Name a category of this package.', 'დაასახელეთ ამ პაკეტის კატეგორია.'),
  kind('document', /: no document /, 'Name documents of this package.', 'დაასახელეთ ამ პაკეტის დოკუმენტები.'),
  kind(
    'general-form',
    /^generalForm: no form /,
    'Name the form that services without one of their own use.',
    'დაასახელეთ ფორმა სერვისებისთვის, რომლებსაც საკუთარი არ აქვთ.',
  ),
  kind(
    'form',
    /: no form /,
    'Name a form of this package, or add it to forms.',
    'დაასახელეთ ამ პაკეტის ფორმა ან დაამატეთ forms-ში.',
  ),
  kind(
    'form-or-none',
    /a form belongs to case-form/,
    'A service taken here (case-form) names a form; every other one has null.',
    'აქ მისაღებ სერვისს (case-form) ჰქონდეს ფორმა; დანარჩენს null.',
  ),
  kind(
    'retention-default',
    /classes and a default come together/,
    'Write both retentionClasses and defaultRetention, or neither.',
    'დაწერეთ ორივე: retentionClasses და defaultRetention, ან არც ერთი.',
  ),
  kind(
    'retention-service',
    /a retention class belongs to case-form/,
    'Remove the class: no case of this service is kept here.',
    'წაშალეთ კლასი: ამ სერვისის საქმე აქ არ ინახება.',
  ),
  kind(
    'retention',
    /: no retention class /,
    'Name a retention class of this package.',
    'დაასახელეთ ამ პაკეტის შენახვის კლასი.',
  ),
];

const ofFields: readonly Kind[] = [
  kind(
    'field-twice',
    /the name is used twice/,
    'Give one of the two fields another name.',
    'ორი ველიდან ერთს სხვა სახელი მიეცით.',
  ),
  kind(
    'condition',
    /is not a condition/,
    'Write a=b or a!=b, several joined by " & ".',
    'დაწერეთ a=b ან a!=b; რამდენიმე შეაერთეთ ნიშნით " & ".',
  ),
  kind(
    'condition-field',
    /names no field before it/,
    'Name a field that stands before this one, or move that field up.',
    'დაასახელეთ ამ ველამდე მდგომი ველი ან ის ველი ზემოთ გადაიტანეთ.',
  ),
  kind(
    'condition-checkbox',
    /a checkbox can only be asked/,
    'Ask a checkbox for =true.',
    'მოსანიშნ ველს შეადარეთ მხოლოდ =true.',
  ),
  kind(
    'condition-option',
    /has no option/,
    'Compare with the value of an option, not with its label; only choices and checkboxes can be compared.',
    'შეადარეთ ვარიანტის value-ს და არა წარწერას; შედარდება მხოლოდ არჩევანი და მოსანიშნი ველი.',
  ),
  kind(
    'after',
    /: after: no /,
    'Name a field of the same type that stands before this one.',
    'დაასახელეთ იმავე ტიპის ველი, რომელიც ამ ველამდე დგას.',
  ),
  kind(
    'less-or-equal',
    /: lessOrEqual: no /,
    'Name an amount that stands before this field.',
    'დაასახელეთ რიცხვითი ველი, რომელიც ამ ველამდე დგას.',
  ),
  kind(
    'limit',
    / knows no /,
    'Remove the limit: nothing checks it for this type.',
    'წაშალეთ შეზღუდვა: ამ ტიპისთვის მას არაფერი ამოწმებს.',
  ),
  kind(
    'bound',
    / has no bound like /,
    'Numbers have numbers as bounds; dates have today or yyyy-mm-dd, times now or hh:mm.',
    'რიცხვის ზღვარი რიცხვია; თარიღისა — today ან yyyy-mm-dd, დროისა — now ან hh:mm.',
  ),
  kind(
    'crossed',
    /limits exclude each other/,
    'Make the lower limit no greater than the upper one.',
    'ქვედა ზღვარი ზედაზე დიდი არ უნდა იყოს.',
  ),
  kind('no-options', /lacks options/, 'Add options with value and label.', 'დაამატეთ ვარიანტები: value და label.'),
  kind(
    'options',
    / has options/,
    'Remove the options or make the field select, radio or multiselect.',
    'წაშალეთ ვარიანტები ან ველის ტიპად აირჩიეთ select, radio ან multiselect.',
  ),
  kind(
    'option-twice',
    /an option is offered twice/,
    'Give each option a value of its own.',
    'თითოეულ ვარიანტს მიეცით საკუთარი value.',
  ),
  kind(
    'rows',
    /item belongs to repeat/,
    'A repeat has item with its columns; no other type has it.',
    'repeat-ს აქვს item თავისი სვეტებით; სხვა ტიპს არ აქვს.',
  ),
  kind(
    'rows-in-rows',
    /repeats do not nest/,
    'Make the inner rows a field of the form itself.',
    'შიდა მწკრივები ფორმის ცალკე ველად გადაიტანეთ.',
  ),
  kind(
    'compute-of',
    /compute: no field before it/,
    'Name fields that stand before this one: a date for age, an age for capacity, a repeat for count, amounts for sum.',
    'დაასახელეთ ამ ველამდე მდგომი ველები: age — თარიღი, capacity — ასაკი, count — repeat, sum — რიცხვითი ველები.',
  ),
  kind(
    'compute-type',
    /compute: \S+ cannot be /,
    'Make the field integer for age and count, select for capacity, an amount for sum.',
    'ველის ტიპი იყოს: age და count — integer, capacity — select, sum — რიცხვითი.',
  ),
  kind(
    'compute-required',
    /compute: a computed value cannot be required/,
    'Set required to false and leave requiredIf out: nobody types the value.',
    'ჩაწერეთ required: false და წაშალეთ requiredIf: ამ მნიშვნელობას არავინ კრეფს.',
  ),
  kind(
    'compute-capacity',
    /compute: capacity lacks/,
    'Offer the options alone, asked and needed.',
    'დაამატეთ ვარიანტები: alone, asked და needed.',
  ),
  kind(
    'warning-empty',
    /a warning needs when, limits or missing/,
    'Say when to warn: a condition (when), limits, or missing: true.',
    'მიუთითეთ, როდის გააფრთხილოს: პირობა (when), limits ან missing: true.',
  ),
  kind(
    'pattern-broken',
    /pattern is not a regular expression/,
    'Correct the regular expression.',
    'გაასწორეთ რეგულარული გამოსახულება.',
  ),
  kind(
    'pattern-looks',
    /pattern looks around or back/,
    'Write it without lookarounds and backreferences.',
    'დაწერეთ წინ ან უკან ყურების (lookaround, backreference) გარეშე.',
  ),
  kind(
    'pattern-anchored',
    /pattern is not anchored/,
    'Begin with ^ and end with $.',
    'დაიწყეთ ნიშნით ^ და დაამთავრეთ ნიშნით $.',
  ),
  kind(
    'pattern-group',
    /pattern repeats a group/,
    'Repeat single signs or classes only, as in [0-9]{3}.',
    'გაიმეოროს მხოლოდ ცალკე ნიშანი ან კლასი, მაგალითად [0-9]{3}.',
  ),
  kind(
    'pattern-endless',
    /pattern repeats without limit/,
    'Write how many at most: {1,20} instead of + or *.',
    'დაწერეთ უდიდესი რაოდენობა: {1,20} ნაცვლად + ან *.',
  ),
  kind(
    'pattern-parts',
    /pattern repeats too many parts/,
    'Let at most three parts vary in length.',
    'სიგრძე იცვლებოდეს არა უმეტეს სამი ნაწილისა.',
  ),
];

export const kinds: readonly Kind[] = [...ofText, ...ofSchema, ...ofShape, ...ofReferences, ...ofFields];

/** The kind of a mistake that was told like this. Every line of the rules has one, which the test sees to. */
export function kindOf(line: string): Kind {
  const found = kinds.find(({ told }) => told.test(line));
  if (found === undefined) throw new Error(`no kind for: ${line}`);
  return found;
}
