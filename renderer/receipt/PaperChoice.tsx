// Which paper receipts are printed on: one choice for single receipts and for all those of a visit.
import { receiptSizeSchema } from '../../shared/contract/cases.ts';
import { RadioGroup } from '../components/Choices.tsx';
import { chooseReceiptSize } from '../effects/receipt.ts';
import { useText } from '../i18n/use-text.ts';
import { useReceipt } from '../state/cases.ts';

export function PaperChoice({ id }: { readonly id: string }) {
  const { t } = useText();
  const size = useReceipt((state) => state.size);
  return (
    <RadioGroup
      id={id}
      label={t('receipt.size')}
      inline
      choices={receiptSizeSchema.options.map((one) => ({ value: one, label: t(`receipt.size.${one}`) }))}
      value={size}
      onChange={(value) => chooseReceiptSize(receiptSizeSchema.parse(value))}
    />
  );
}
